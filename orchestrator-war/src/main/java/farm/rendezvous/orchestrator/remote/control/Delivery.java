package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.folders.AttemptFolder;
import farm.rendezvous.folders.FrameName;
import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.orchestrator.dispatch.control.Holdings.Holder;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.results.control.ResultsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Puts what nodes send where it belongs. */
@ApplicationScoped
public class Delivery {

  private final ResultsSettings settings;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Delivery() {
    this(null);
  }

  @Inject
  Delivery(ResultsSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes a frame and puts it in its place.
   *
   * @param receipt what the node will report, with the size and the hash of the image
   * @throws OtherContentsException if that is not what came
   * @throws SupersededException if the attempt was fenced off
   */
  public void frame(Holder holder, FrameCompleted receipt, InputStream image)
      throws IOException, SupersededException, OtherContentsException {
    AttemptFolder folder = folder(holder);
    receive(folder, image, receipt.sha256(), folder.image(receipt.frame(), holder.format()));
    folder.publish(nodeFiles(folder), holder.format(), receipt);
  }

  /** Takes a file that a File Output node made; it goes to its place with its frame. */
  public void nodeFile(Holder holder, String name, String sha256, InputStream file)
      throws IOException, SupersededException, OtherContentsException {
    AttemptFolder folder = folder(holder);
    receive(folder, file, sha256, folder.nodes().resolve(name));
  }

  /**
   * Fences dead attempts off.
   *
   * @param wanted frames that the holder may have to render; the images of others are not looked at
   * @return the receipts of wanted frames that are in their places, just as the receipts say
   */
  public List<FrameCompleted> fence(Holder holder, List<UUID> dead, IntPredicate wanted)
      throws IOException {
    JobFolder job = job(holder.job());
    List<FrameCompleted> found = new ArrayList<>();
    for (UUID attempt : dead) {
      for (FrameCompleted receipt : job.fence(attempt.toString()).values()) {
        int frame = receipt.frame();
        if (wanted.test(frame)
            && receipt.sha256().equals(hash(job.frame(frame, holder.format())))) {
          found.add(receipt);
        }
      }
    }
    return found;
  }

  /**
   * Takes a part of Blender's log, at its place in the file. A job whose frames all fail gets its
   * folder by that; one that was deleted since it was found in the books does not.
   *
   * @param known whether the attempt is in the books, now
   */
  public void log(Holder holder, String name, long offset, InputStream part, BooleanSupplier known)
      throws IOException {
    JobFolder job = job(holder.job());
    Path file = job.log(name);
    if (!known.getAsBoolean()) {
      job.removeIfEmpty();
      return;
    }
    try (FileChannel log =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      log.position(offset);
      byte[] piece = new byte[1 << 16];
      for (int read = part.read(piece); read >= 0; read = part.read(piece)) {
        for (ByteBuffer buffer = ByteBuffer.wrap(piece, 0, read); buffer.hasRemaining(); ) {
          log.write(buffer);
        }
      }
    }
  }

  /** The attempt sends nothing more; it has no folder if it has sent nothing, or was fenced off. */
  public void close(Holder holder) {
    job(holder.job()).find(holder.attempt().toString()).ifPresent(AttemptFolder::close);
  }

  private AttemptFolder folder(Holder holder) throws IOException, SupersededException {
    return job(holder.job()).openOrFind(holder.attempt().toString());
  }

  private JobFolder job(UUID job) {
    return new JobFolder(settings.output().resolve(job.toString()));
  }

  /** What is not complete has another name; a fence takes that away with the folder. */
  private static void receive(AttemptFolder folder, InputStream bytes, String sha256, Path name)
      throws IOException, SupersededException, OtherContentsException {
    Path part = folder.incoming();
    MessageDigest digest = Sha256.digest();
    try {
      Files.copy(new DigestInputStream(bytes, digest), part);
      if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
        throw new OtherContentsException();
      }
      Path parent = name.getParent();
      if (parent != null) {
        folder.checkNotSuperseded();
        Files.createDirectories(parent);
      }
      Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      folder.checkNotSuperseded();
      throw e;
    } finally {
      deleteQuietly(part);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // a tombstone is in the way, or the folder goes soon
    }
  }

  private static List<Path> nodeFiles(AttemptFolder folder) throws IOException {
    if (!Files.isDirectory(folder.nodes())) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder.nodes())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Empty if there is no such file. */
  private static String hash(Path file) throws IOException {
    try {
      return Hashes.read(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Whether a receipt is one of this frame, as this attempt would write it. */
  public static boolean fits(FrameCompleted receipt, Holder holder, int frame) {
    return receipt.attemptId().equals(holder.attempt())
        && receipt.jobId().equals(holder.job())
        && receipt.frame() == frame
        && receipt.file().equals(FrameName.published(frame, holder.format()));
  }
}
