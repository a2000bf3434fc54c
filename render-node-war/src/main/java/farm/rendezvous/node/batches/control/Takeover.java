package farm.rendezvous.node.batches.control;

import farm.rendezvous.folders.FrameName;
import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.node.checking.BrokenImageException;
import farm.rendezvous.node.checking.CheckedImage;
import farm.rendezvous.node.storage.AttemptOutput;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt does before its first frame: it fences off the dead ones before it, and keeps
 * what they had finished but could not report.
 */
final class Takeover {

  private static final System.Logger LOG = System.getLogger(Takeover.class.getName());

  private final Grant grant;
  private final AttemptOutput output;
  private final String node;

  Takeover(Grant grant, AttemptOutput output, String node) {
    this.grant = grant;
    this.output = output;
    this.node = node;
  }

  /**
   * Fences, and reports the frames that are in their place.
   *
   * @return the frames that are to be rendered
   * @throws IOException if the folder could not be looked at; nothing is reported then
   */
  List<Integer> adoptFinished(Consumer<Report> reports) throws IOException {
    if (grant.supersedes().isEmpty()) {
      return grant.frames(); // what may lie there is what someone wants to have rendered again
    }
    Map<Integer, FrameCompleted> receipts = output.fence(grant.supersedes());
    List<Integer> left = new ArrayList<>();
    List<FrameCompleted> adopted = new ArrayList<>();
    for (int frame : grant.frames()) {
      find(frame)
          .filter(image -> isOfThisTry(frame, image, receipts.get(frame)))
          .ifPresentOrElse(
              image -> adopted.add(adopt(frame, image, receipts.get(frame))),
              () -> left.add(frame));
    }
    adopted.forEach(reports);
    return left;
  }

  /**
   * Where an image of before is to be replaced, only a receipt tells the new one from it; and one
   * of an attempt at this batch, as the receipts of whoever rendered the old one are kept, too.
   */
  private boolean isOfThisTry(int frame, CheckedImage image, @Nullable FrameCompleted receipt) {
    return !grant.again().contains(frame)
        || (receipt != null
            && receipt.sha256().equals(image.sha256())
            && grant.predecessors().contains(receipt.attemptId()));
  }

  /** The image in the frame's place, if it is whole. */
  private Optional<CheckedImage> find(int frame) throws IOException {
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.FRAME, frame);
      return check(frame);
    }
  }

  private Optional<CheckedImage> check(int frame) throws IOException {
    try {
      Optional<CheckedImage> image = output.inPlace(frame, grant.settings().format());
      if (image.isPresent()) {
        LOG.log(Level.INFO, "job {0} frame {1}: found finished, kept", grant.jobId(), frame);
      }
      return image;
    } catch (BrokenImageException e) {
      LOG.log(
          Level.WARNING,
          "job {0} frame {1}: what is in its place is broken, it is rendered again: {2}",
          grant.jobId(),
          frame,
          OneLine.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private FrameCompleted adopt(int frame, CheckedImage image, @Nullable FrameCompleted receipt) {
    FrameCompleted told =
        receipt != null && receipt.sha256().equals(image.sha256()) ? receipt : null;
    return new FrameCompleted(
        grant.jobId(),
        grant.attemptId(),
        told == null ? node : told.node(),
        frame,
        told == null ? null : told.seconds(),
        told == null ? null : told.peakMemoryMiB(),
        FrameName.published(frame, grant.settings().format()),
        image.width(),
        image.height(),
        image.bytes(),
        image.sha256());
  }
}
