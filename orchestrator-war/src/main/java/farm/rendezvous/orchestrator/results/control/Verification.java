package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Compares what is on the disk with what the books say of it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Verification {

  /** With more than this one disk is broken, not its frames. */
  private static final int MOST = 10_000;

  /** A frame that is not as it was. */
  public record Broken(int frame, String problem) {}

  /**
   * What came of it.
   *
   * @param checked finished frames that were read
   * @param requeued the broken ones, which are rendered again
   * @param complete false if it ended early, with very many broken frames
   */
  public record Outcome(
      int checked, List<Broken> broken, List<Integer> requeued, boolean complete) {
    public Outcome {
      broken = List.copyOf(broken);
      requeued = List.copyOf(requeued);
    }
  }

  @Inject private Results results;
  @Inject private BrokenFrames brokenFrames;

  /** One at a time: it reads as fast as the disk can. */
  private final Semaphore turn = new Semaphore(1);

  /** Reads every finished frame of the job; empty if another job is being read. */
  public Optional<Outcome> verify(Job job) throws IOException {
    if (!turn.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(compare(job));
    } finally {
      turn.release();
    }
  }

  private Outcome compare(Job job) throws IOException {
    JobOutput output = results.output(job);
    List<Broken> broken = new ArrayList<>();
    int checked = 0;
    Iterator<Frame> frames = results.finished(job);
    while (frames.hasNext() && broken.size() < MOST) {
      Frame frame = frames.next();
      checked++;
      problem(output.image(frame), frame)
          .ifPresent(problem -> broken.add(new Broken(frame.number(), problem)));
    }
    List<Integer> numbers = broken.stream().map(Broken::frame).toList();
    if (!numbers.isEmpty()) {
      brokenFrames.requeue(job.id(), numbers);
    }
    return new Outcome(checked, broken, numbers, !frames.hasNext());
  }

  /** What is wrong with the file of a frame, for a person; empty if nothing is. */
  static Optional<String> problem(Path image, Frame frame) throws IOException {
    try (FileChannel file = JobOutput.open(image)) {
      long size = file.size();
      Long recorded = frame.bytes();
      if (recorded != null && recorded != size) {
        return Optional.of(
            "%s has %,d bytes and had %,d".formatted(image.getFileName(), size, recorded));
      }
      if (!sha256(file, size).equals(frame.sha256())) {
        return Optional.of(image.getFileName() + " has other contents than when it was rendered");
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(image.getFileName() + " is not there");
    }
  }

  private static String sha256(FileChannel file, long size) throws IOException {
    MessageDigest digest = Sha256.digest();
    Copying.copy(file, size, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return HexFormat.of().formatHex(digest.digest());
  }
}
