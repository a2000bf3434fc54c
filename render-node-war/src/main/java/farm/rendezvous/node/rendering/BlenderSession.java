package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.RenderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with our script in a Blender, or listening to it: what it says, and if it does.
 */
final class BlenderSession {

  /** How Blender ends when our script raises an exception. */
  private static final int SCRIPT_FAILED = 97;

  private static final String WORKER_ERROR = "worker-error";

  private static final int PROTOCOL = 3;

  private final BlenderProcess blender;
  private boolean open;

  BlenderSession(BlenderProcess blender) {
    this.blender = blender;
  }

  /** Gives a command. */
  void tell(Map<String, ?> command) throws RenderFailedException, InterruptedException {
    try {
      blender.tell(command);
    } catch (IOException e) {
      blender.close();
      while (true) {
        var unused = next("ending", BlenderStopper.GRACE);
      }
    }
  }

  /** Has worker.py open the file, and waits until the settings are applied. */
  WorkerEvent.Ready open(Path file, RenderSettings settings)
      throws RenderFailedException, InterruptedException {
    Map<String, @Nullable Object> command = BlenderKey.settings(settings);
    command.put("command", "open");
    command.put("file", file.toString());
    command.put("protocol", PROTOCOL);
    tell(command);
    return awaitReady(settings);
  }

  /** Waits until the file is open and the settings are applied. */
  WorkerEvent.Ready awaitReady(RenderSettings settings)
      throws RenderFailedException, InterruptedException {
    Heard heard = next("opening the file", settings.frameTimeout());
    if (heard.event() instanceof WorkerEvent.Unfit unfit) {
      throw unfit(unfit, heard);
    }
    if (!(heard.event() instanceof WorkerEvent.Ready ready)) {
      throw senseless(heard);
    }
    Optional<Failure> otherEngine = Diagnosis.ofMissingEngine(heard.lines());
    if (settings.engine().equals("file") && otherEngine.isPresent()) {
      throw RenderFailedException.ofBlender(otherEngine.get(), heard.tail());
    }
    open = true;
    return ready;
  }

  /** Waits until the frame is rendered; so long for each word of it. */
  Rendered awaitFrame(int frame, Duration patience)
      throws RenderFailedException, InterruptedException {
    while (true) {
      Heard heard = next("the frame", patience);
      if (heard.event() instanceof WorkerEvent.Unfit unfit) {
        throw unfit(unfit, heard);
      } else if (heard.event() instanceof WorkerEvent.Failed failed) {
        Failure failure = Diagnosis.ofFailed(failed);
        throw failed.reason().equals(WORKER_ERROR)
            ? RenderFailedException.ofWorker(failure, heard.tail())
            : RenderFailedException.ofFrame(failure, heard.tail());
      } else if (heard.event() instanceof WorkerEvent.Finished finished) {
        if (finished.frame() != frame) {
          throw senseless(heard);
        }
        return new Rendered(finished, heard.lines());
      }
    }
  }

  private Heard next(String what, Duration patience)
      throws RenderFailedException, InterruptedException {
    try {
      Heard heard = blender.await(patience);
      if (heard.event() == null) {
        throw ended(heard.lines());
      }
      return heard;
    } catch (BlenderSilentException e) {
      String tail = BlenderLog.tail(blender.log().take());
      blender.close();
      String problem =
          e.isStuck()
              ? "stuck: Blender printed nothing and used no processor time, and was stopped"
              : "timed out: %s took longer than %d s and was stopped"
                  .formatted(what, patience.toSeconds());
      throw RenderFailedException.ofBlender(new Failure(FailureReason.TIMED_OUT, problem), tail);
    }
  }

  private RenderFailedException ended(List<String> lines) throws InterruptedException {
    int code = blender.exitCode();
    Failure failure = Diagnosis.ofEnd(code, lines, open);
    String tail = BlenderLog.tail(lines);
    return code == SCRIPT_FAILED
        ? RenderFailedException.ofWorker(failure, tail)
        : RenderFailedException.ofBlender(failure, tail);
  }

  private static RenderFailedException unfit(WorkerEvent.Unfit unfit, Heard heard) {
    Failure failure = Diagnosis.ofUnfit(unfit);
    return unfit.reason().equals(WORKER_ERROR)
        ? RenderFailedException.ofWorker(failure, heard.tail())
        : RenderFailedException.ofBlender(failure, heard.tail());
  }

  private static RenderFailedException senseless(Heard heard) {
    return RenderFailedException.ofWorker(
        new Failure(FailureReason.RENDER_ERROR, "Blender answered with " + heard.event()),
        heard.tail());
  }
}
