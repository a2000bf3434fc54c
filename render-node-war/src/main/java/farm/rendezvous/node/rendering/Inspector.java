package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.Inspection;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.InspectionAnswer.NotInspected;
import farm.rendezvous.messages.InspectionAnswer.Unfit;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.rendering.WorkerEvent.Contents;
import farm.rendezvous.node.rendering.WorkerEvent.Ready;
import farm.rendezvous.node.storage.Inputs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Opens files to see what is in them, and renders nothing: in a Blender for each file, beside those
 * of the slots. It is left to wait for the first batch, if a slot is free.
 */
public final class Inspector implements AutoCloseable {

  private final BlenderStarter starter;
  private final WarmBlenders waiting;
  private final String node;
  private @Nullable BlenderProcess running;
  private boolean closed;

  /**
   * An inspector.
   *
   * @param waiting where a Blender is left that has opened a file
   * @param node who answers
   */
  Inspector(BlenderStarter starter, WarmBlenders waiting, String node) {
    this.starter = starter;
    this.waiting = waiting;
    this.node = node;
  }

  /** Opens a file; one at a time. */
  public InspectionAnswer inspect(InspectionRequest request, Inputs inputs)
      throws InterruptedException {
    try {
      starter.check(inputs, request.settings());
      Ready ready = open(inputs, request.settings());
      return new Inspected(request.id(), node, found(ready), inputs.seenInside(ready.warnings()));
    } catch (RenderFailedException e) {
      return answer(request, e.failure());
    } catch (IOException e) {
      return answer(request, Diagnosis.ofStart(e));
    }
  }

  private Ready open(Inputs inputs, RenderSettings settings)
      throws IOException, InterruptedException, RenderFailedException {
    WarmBlender blender = starter.warm(BlenderKey.of(inputs.file(), settings));
    boolean opened = false;
    try {
      watch(blender.process());
      Ready ready = blender.open(inputs.file(), settings);
      opened = true;
      return ready;
    } finally {
      watch(null);
      if (opened) {
        waiting.offer(blender);
      } else {
        blender.close();
      }
    }
  }

  private synchronized void watch(@Nullable BlenderProcess blender) {
    running = blender;
    if (closed && blender != null) {
      blender.terminate();
    }
  }

  /** Ends the Blender that has a file open; none gets to open one any more. */
  @Override
  public synchronized void close() {
    closed = true;
    if (running != null) {
      running.terminate();
    }
  }

  private static Inspection found(Ready ready) {
    Contents file = ready.contents();
    return new Inspection(
        ready.scene(),
        file.scenes(),
        file.cameras(),
        file.firstFrame(),
        file.lastFrame(),
        file.frameStep(),
        file.fps(),
        file.width(),
        file.height(),
        file.engine(),
        ready.blender());
  }

  /** A crash, or too little time or memory, proves nothing: the next time may be better. */
  private InspectionAnswer answer(InspectionRequest request, Failure failure) {
    return switch (failure.reason()) {
      case UNFIT_FILE, UNFIT_BLENDER ->
          new Unfit(request.id(), node, failure.reason(), failure.setting(), failure.problem());
      default -> new NotInspected(request.id(), node, failure.reason(), failure.problem());
    };
  }
}
