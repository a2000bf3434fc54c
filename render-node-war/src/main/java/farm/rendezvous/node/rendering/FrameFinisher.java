package farm.rendezvous.node.rendering;

import farm.rendezvous.folders.FrameName;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.node.checking.BrokenImageException;
import farm.rendezvous.node.checking.CheckedImage;
import farm.rendezvous.node.checking.ImageCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From "Blender says it is done" to "it is right and in its place". */
final class FrameFinisher {

  /** With less room than this an image that is cut off was cut off by the full disk. */
  private static final long HARDLY_ANY_ROOM = 1 << 16;

  private FrameFinisher() {}

  /** Checks the image and puts it in its place. */
  static FrameCompleted finish(RenderTask task, Rendered rendered)
      throws RenderFailedException, SupersededException {
    ImageFormat format = task.settings().format();
    WorkerEvent.Finished finished = rendered.event();
    int frame = finished.frame();
    String logTail = BlenderLog.tail(rendered.lines());
    Optional<Failure> doubt = Diagnosis.ofFrame(rendered.lines());
    if (doubt.isPresent()) {
      throw RenderFailedException.ofFrame(doubt.get(), logTail);
    }
    try {
      CheckedImage checked =
          ImageCheck.check(
              task.folder().image(frame, format), format, finished.width(), finished.height());
      FrameCompleted receipt =
          new FrameCompleted(
              task.jobId(),
              task.attemptId(),
              task.node(),
              frame,
              finished.seconds(),
              finished.peakMemoryMiB(),
              FrameName.published(frame, format),
              checked.width(),
              checked.height(),
              checked.bytes(),
              checked.sha256());
      List<Path> nodeFiles = finished.nodeFiles().stream().map(Path::of).toList();
      task.folder().publish(nodeFiles, format, receipt);
      return receipt;
    } catch (BrokenImageException e) {
      String problem = String.valueOf(e.getMessage());
      Failure failure =
          isDiskFull(task)
              ? Diagnosis.diskFull(problem)
              : new Failure(FailureReason.BROKEN_IMAGE, problem);
      throw RenderFailedException.ofFrame(failure, logTail);
    } catch (IOException e) {
      String problem = "the image could not be put in its place: " + e.getMessage();
      Failure failure =
          isDiskFull(task)
              ? Diagnosis.diskFull(problem)
              : new Failure(FailureReason.NODE_TROUBLE, problem);
      throw RenderFailedException.ofFrame(failure, logTail);
    }
  }

  private static boolean isDiskFull(RenderTask task) {
    try {
      return task.folder().room() < HARDLY_ANY_ROOM;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("No space left");
    }
  }
}
