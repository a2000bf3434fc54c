package farm.rendezvous.uploads;

import farm.rendezvous.client.FarmClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends files to a farm.
 *
 * @param progress is told what is being sent
 */
public record Sending(FarmClient farm, Consumer<String> progress) {

  /** Sends what the farm does not have; returns the hashes by name. */
  public Map<String, String> send(UploadPlan plan) {
    Map<String, String> hashes = new LinkedHashMap<>();
    plan.files()
        .forEach(
            (name, file) -> {
              String hash = hash(file);
              if (!farm.hasFile(hash)) {
                progress.accept("Sending %s (%,d bytes)".formatted(name, size(file)));
                farm.sendFile(hash, file);
              }
              hashes.put(name, hash);
            });
    return hashes;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UploadTrouble(file + " cannot be read: " + e.getMessage());
    }
  }

  private static String hash(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        Files.copy(file, out);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UploadTrouble(file + " cannot be read: " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
