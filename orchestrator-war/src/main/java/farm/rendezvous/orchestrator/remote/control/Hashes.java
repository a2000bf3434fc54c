package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.orchestrator.files.control.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hashes of files that may change, each made once while its file does not. */
final class Hashes {

  private static final int MOST = 50_000;

  private record Known(long size, FileTime time, @Nullable Object key, String hash) {}

  private final Map<Path, Known> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
              return size() > MOST;
            }
          });

  String of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Known before = known.get(file);
    if (before != null
        && before.size() == now.size()
        && before.time().equals(now.lastModifiedTime())
        && java.util.Objects.equals(before.key(), now.fileKey())) {
      return before.hash();
    }
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    known.put(file, new Known(now.size(), now.lastModifiedTime(), now.fileKey(), hash));
    return hash;
  }
}
