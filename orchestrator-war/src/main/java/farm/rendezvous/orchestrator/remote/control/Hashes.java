package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.orchestrator.blends.ReadOnce;
import farm.rendezvous.orchestrator.files.control.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The hashes of files that may change, each made once while its file does not. */
final class Hashes {

  private static final int MOST = 50_000;

  private final ReadOnce<String> known = new ReadOnce<>(MOST, hash -> 1);

  String of(Path file) throws IOException {
    return known.of(file, Hashes::read);
  }

  /** SHA-256 in lower-case hex, read anew. */
  static String read(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
