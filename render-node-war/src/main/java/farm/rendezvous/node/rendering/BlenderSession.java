package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.output.AttemptFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation with worker.py: the file is opened once, then frame after frame is asked for. */
final class BlenderSession implements AutoCloseable {

  private static final int PROTOCOL = 1;

  private final BlenderProcess blender;
  private final RenderSettings settings;
  private boolean open;

  BlenderSession(BlenderProcess blender, RenderSettings settings) {
    this.blender = blender;
    this.settings = settings;
  }

  /**
   * Has the file opened and the settings applied.
   *
   * @return what Blender noticed about the file, a sentence each
   */
  List<String> open() throws RenderFailedException, InterruptedException {
    Map<String, @Nullable Object> command = new HashMap<>();
    command.put("command", "settings");
    command.put("protocol", PROTOCOL);
    command.put("engine", settings.engine());
    command.put("format", settings.format().name());
    command.put("scene", settings.scene());
    command.put("camera", settings.camera());
    command.put("samples", settings.samples());
    command.put("resolutionPercent", settings.resolutionPercent());
    command.put("denoise", settings.denoise());
    tell(command);
    WorkerEvent event = next();
    if (event instanceof WorkerEvent.Unfit unfit) {
      throw gone(Diagnosis.ofUnfit(unfit));
    }
    if (!(event instanceof WorkerEvent.Ready ready)) {
      throw gone(new Failure(FailureReason.RENDER_ERROR, "Blender answered with " + event));
    }
    Optional<Failure> otherEngine = Diagnosis.ofMissingEngine(blender.lines());
    if (settings.engine().equals("file") && otherEngine.isPresent()) {
      throw gone(otherEngine.get());
    }
    open = true;
    return ready.warnings();
  }

  /** Renders a frame; what it made is in the folder then, and not checked. */
  WorkerEvent.Finished render(int frame, AttemptFolder folder)
      throws RenderFailedException, InterruptedException {
    tell(
        Map.of(
            "command",
            "render",
            "frame",
            frame,
            "output",
            folder.image(frame).toString(),
            "nodes",
            folder.nodes().toString()));
    while (true) {
      WorkerEvent event = next();
      if (event instanceof WorkerEvent.Failed failed) {
        throw RenderFailedException.ofFrame(Diagnosis.ofFailed(failed), blender.tail());
      } else if (event instanceof WorkerEvent.Unfit unfit) {
        throw gone(Diagnosis.ofUnfit(unfit));
      } else if (event instanceof WorkerEvent.Finished finished) {
        Optional<Failure> doubt = Diagnosis.ofFrame(blender.lines());
        if (doubt.isPresent()) {
          throw RenderFailedException.ofFrame(doubt.get(), blender.tail());
        }
        return finished;
      }
    }
  }

  /** The end of Blender's log. */
  String logTail() {
    return blender.tail();
  }

  @Override
  public void close() {
    blender.close();
  }

  private void tell(Map<String, ?> command) throws RenderFailedException, InterruptedException {
    try {
      blender.tell(command);
    } catch (IOException e) {
      throw ended();
    }
  }

  private WorkerEvent next() throws RenderFailedException, InterruptedException {
    Duration patience = settings.frameTimeout();
    try {
      Optional<WorkerEvent> event = blender.await(patience);
      if (event.isPresent()) {
        return event.get();
      }
    } catch (BlenderSilentException e) {
      blender.close();
      String what = open ? "the frame" : "opening the file";
      throw gone(
          new Failure(
              FailureReason.TIMED_OUT,
              "timed out: %s took longer than %d s and was stopped"
                  .formatted(what, patience.toSeconds())));
    }
    throw ended();
  }

  private RenderFailedException ended() throws InterruptedException {
    return gone(Diagnosis.ofEnd(blender.exitCode(), blender.lines(), open));
  }

  private RenderFailedException gone(Failure failure) {
    return RenderFailedException.ofBlender(failure, blender.tail());
  }
}
