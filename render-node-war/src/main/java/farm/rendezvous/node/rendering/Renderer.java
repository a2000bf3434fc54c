package farm.rendezvous.node.rendering;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.Report;
import farm.rendezvous.node.cores.SharedCores;
import farm.rendezvous.node.settings.BlenderSettings;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Has the frames of attempts rendered, of as many at a time as the node has slots. */
public final class Renderer {

  private final BlenderStarter starter;
  private final BlenderSettings settings;
  private final WarmBlenders waiting;
  private final SharedCores cores;
  private final Executor executor;

  /**
   * A renderer.
   *
   * @param waiting Blenders of batches before
   * @param cores on which the frames are rendered
   * @param executor for threads that lead Blenders, and for what comes after Blender
   */
  Renderer(
      BlenderStarter starter,
      BlenderSettings settings,
      WarmBlenders waiting,
      SharedCores cores,
      Executor executor) {
    this.starter = starter;
    this.settings = settings;
    this.waiting = waiting;
    this.cores = cores;
    this.executor = executor;
  }

  /**
   * Renders. Returns when each frame is reported and no Blender of it renders any more.
   *
   * @param reports is told of each frame as it starts by this thread, and as it ends by another,
   *     which it must not hold up for long
   * @throws SupersededException when another attempt has taken over; what is not reported by then
   *     is not this one's any more
   */
  public void render(RenderTask task, Consumer<Report> reports, Reins reins)
      throws SupersededException {
    new AttemptRun(
            task,
            new BlenderSupply(task, starter, waiting, settings.mode()),
            cores,
            new AttemptReports(task, reports),
            reins,
            new FinishingLine(executor))
        .run();
  }
}
