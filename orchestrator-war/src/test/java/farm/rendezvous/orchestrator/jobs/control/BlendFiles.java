package farm.rendezvous.orchestrator.jobs.control;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes files that begin as a .blend file does. */
final class BlendFiles {

  static final String HEADER_3_4 = "BLENDER-v304";
  static final String HEADER_5_2 = "BLENDER17-01v0502";

  /** The first block of most files: scenes and their frame ranges. */
  private static final String FIRST_BLOCK = "RENDH\0\0\0";

  private BlendFiles() {}

  static byte[] plain(String header) {
    return (header + FIRST_BLOCK + "\0".repeat(100)).getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] gzip(String header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain(header));
    }
    return bytes.toByteArray();
  }

  static byte[] zstd(String header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(bytes)) {
      out.write(plain(header));
    }
    return bytes.toByteArray();
  }

  /** Writes a file that is good as far as the orchestrator looks. */
  static Path good(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, plain(HEADER_3_4));
  }
}
