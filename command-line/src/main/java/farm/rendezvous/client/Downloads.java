package farm.rendezvous.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The completed frames of a job as files of this machine. What is there already and right is left;
 * a file appears under its name when all of it is there and its SHA-256 is the farm's.
 */
public final class Downloads {
  private final FarmClient farm;
  private final Path folder;
  private final Consumer<Frame> arrived;

  /**
   * What came of it.
   *
   * @param frames that are completed
   * @param fetched those of them that were not here before
   * @param wrong those that came otherwise than the farm's books say, or not at all
   */
  public record Outcome(int frames, int fetched, List<Integer> wrong) {
    public Outcome {
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * Into this folder, which is made if need be.
   *
   * @param arrived is told of each file
   */
  public Downloads(FarmClient farm, Path folder, Consumer<Frame> arrived) {
    this.farm = farm;
    this.folder = folder;
    this.arrived = arrived;
  }

  /**
   * Fetches what is missing: in one archive if that is most of it, else one by one.
   *
   * @throws IOException if it cannot be written here
   * @throws FarmNotReachable if the connection breaks; what has come whole is kept
   */
  public Outcome fetch(String job) throws IOException {
    Map<String, Frame> completed = new LinkedHashMap<>();
    farm.frames(job).stream()
        .filter(frame -> frame.state().equals("completed"))
        .forEach(frame -> name(frame).ifPresent(name -> completed.put(name, frame)));
    Files.createDirectories(folder);
    Map<String, Frame> missing = new LinkedHashMap<>();
    for (Map.Entry<String, Frame> frame : completed.entrySet()) {
      if (!isHere(frame.getKey(), frame.getValue())) {
        missing.put(frame.getKey(), frame.getValue());
      }
    }
    int all = missing.size();
    if (all > 1 && all > completed.size() / 2) {
      fetchArchive(job, missing);
    }
    for (Map.Entry<String, Frame> frame : Map.copyOf(missing).entrySet()) {
      fetchImage(job, frame.getKey(), frame.getValue(), missing);
    }
    List<Integer> wrong = missing.values().stream().map(Frame::frame).sorted().toList();
    return new Outcome(completed.size(), all - wrong.size(), wrong);
  }

  private void fetchImage(String job, String name, Frame frame, Map<String, Frame> missing)
      throws IOException {
    try (InputStream image = farm.image(job, frame.frame())) {
      keepIfRight(image, name, missing);
    } catch (Refused e) {
      // it stays among the missing, and the others are fetched
    }
  }

  /** What breaks off in the middle is fetched one by one afterwards. */
  private void fetchArchive(String job, Map<String, Frame> missing) throws IOException {
    try (ZipInputStream archive = new ZipInputStream(farm.archive(job))) {
      for (ZipEntry entry = archive.getNextEntry();
          entry != null && !missing.isEmpty();
          entry = archive.getNextEntry()) {
        if (missing.containsKey(entry.getName())) {
          keepIfRight(archive, entry.getName(), missing);
        }
      }
    } catch (FarmNotReachable | Refused | ZipException | EOFException e) {
      // one by one shows whether the farm is gone, and which frame it is that cannot be read
    }
  }

  private void keepIfRight(InputStream image, String name, Map<String, Frame> missing)
      throws IOException {
    Frame frame = missing.get(name);
    Path part = folder.resolve(".%s.%s.part".formatted(name, UUID.randomUUID()));
    DigestInputStream hashed = new DigestInputStream(image, sha256());
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        hashed.transferTo(out);
      }
      if (frame != null && hex(hashed.getMessageDigest()).equals(frame.sha256())) {
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        missing.remove(name);
        arrived.accept(frame);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private boolean isHere(String name, Frame frame) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return hex(digest).equals(frame.sha256());
  }

  /** A mere name: whatever a farm says, nothing is written outside the folder. */
  private static Optional<String> name(Frame frame) {
    return Optional.ofNullable(frame.file())
        .filter(file -> !file.isEmpty() && !file.startsWith("."))
        .filter(file -> !file.contains("/") && !file.contains("\\"));
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
