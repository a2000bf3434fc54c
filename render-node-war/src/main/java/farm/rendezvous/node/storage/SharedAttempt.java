package farm.rendezvous.node.storage;

import farm.rendezvous.folders.AttemptFolder;
import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.node.checking.BrokenImageException;
import farm.rendezvous.node.checking.CheckedImage;
import farm.rendezvous.node.checking.ImageCheck;
import farm.rendezvous.node.thumbnails.FrameThumbnail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An attempt that renders into the job's own folder, where the frames stay. */
public final class SharedAttempt implements AttemptOutput {

  private final UUID jobId;
  private final JobFolder job;
  private final AttemptFolder folder;

  private SharedAttempt(UUID jobId, JobFolder job, AttemptFolder folder) {
    this.jobId = jobId;
    this.job = job;
    this.folder = folder;
  }

  /** Makes the folder of an attempt. */
  public static SharedAttempt open(UUID jobId, JobFolder job, String attempt)
      throws IOException, SupersededException {
    return new SharedAttempt(jobId, job, job.open(attempt));
  }

  @Override
  public Path image() {
    return folder.image();
  }

  @Override
  public Path image(int frame, ImageFormat format) {
    return folder.image(frame, format);
  }

  @Override
  public Path nodes() {
    return folder.nodes();
  }

  @Override
  public Path log(String name) throws IOException {
    return job.log(name);
  }

  @Override
  public long room() throws IOException {
    return folder.room();
  }

  @Override
  public Map<Integer, FrameCompleted> fence(List<UUID> dead) throws IOException {
    Map<Integer, FrameCompleted> receipts = new HashMap<>();
    for (UUID attempt : dead) {
      receipts.putAll(job.fence(attempt.toString()));
    }
    return receipts;
  }

  @Override
  public Optional<CheckedImage> inPlace(int frame, ImageFormat format)
      throws IOException, BrokenImageException {
    Path place = job.frame(frame, format);
    return Files.exists(place) ? Optional.of(ImageCheck.check(place, format)) : Optional.empty();
  }

  @Override
  public void checkNotSuperseded() throws SupersededException {
    folder.checkNotSuperseded();
  }

  @Override
  public void publish(List<Path> nodeFiles, ImageFormat format, FrameCompleted receipt)
      throws IOException, SupersededException {
    folder.publish(nodeFiles, format, receipt);
    int frame = receipt.frame();
    FrameThumbnail.make(jobId, frame, job.frame(frame, format), format);
  }

  @Override
  public void close() {
    folder.close();
  }
}
