package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Starts the node's Blender in both of its ways. */
final class BlenderStarter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final NodeSettings node;
  private final BlenderSettings settings;
  private final InstalledBlender installed;
  private final Path scripts;
  private final Executor executor;
  private final Spares spares;

  /**
   * A starter.
   *
   * @param scripts the folder of worker.py and cold.py
   * @param executor for a thread for each Blender, as long as that lives
   * @param spares Blenders that were started ahead of time
   */
  BlenderStarter(
      NodeSettings node,
      BlenderSettings settings,
      InstalledBlender installed,
      Path scripts,
      Executor executor,
      Spares spares) {
    this.node = node;
    this.settings = settings;
    this.installed = installed;
    this.scripts = scripts;
    this.executor = executor;
    this.spares = spares;
  }

  /** Refuses a file that Blender must not open, or cannot. */
  void check(Inputs inputs, RenderSettings settings) throws RenderFailedException {
    BlendFile.check(inputs, node);
    installed.mustRead(settings.savedBy());
  }

  /** One for what the key says, which has not opened the file: a spare one, or one just started. */
  WarmBlender warm(BlenderKey key) throws IOException, InterruptedException {
    Optional<BlenderProcess> spare = spares.take();
    return new WarmBlender(key, spare.isPresent() ? spare.get() : worker(), settings.memoryMiB());
  }

  /**
   * Starts one ahead of time, if none of this node's slots has had anything to do for a while. To
   * be called every second or so.
   */
  void prepare(int slots, boolean quiet) throws InterruptedException {
    if (settings.keepsBlenders() && quiet && installed.version() != null) {
      spares.fill(slots, this::worker);
    } else {
      spares.putOff();
    }
  }

  /** One with worker.py in it, which was told nothing yet. */
  private BlenderProcess worker() throws IOException, InterruptedException {
    String mark = newMark();
    BlenderCommand command =
        BlenderCommand.warm(
            settings.path(), settings.threads(), scripts.resolve("worker.py"), mark);
    return start(command, new BlenderOutput(mark), null);
  }

  /** One that renders these frames and ends. */
  ColdBlender cold(RenderTask task, List<Integer> frames) throws IOException, InterruptedException {
    String mark = newMark();
    BlenderCommand command =
        BlenderCommand.cold(
            settings.path(),
            task.file(),
            settings.threads(),
            task.settings().scene(),
            scripts.resolve("cold.py"),
            task.folder().image(),
            frames,
            List.of(json(task), task.folder().nodes().toString(), mark));
    NodeFiles nodeFiles = new NodeFiles(task);
    BlenderWords words = new ColdOutput(new BlenderOutput(mark), ColdBlender.images(task, frames));
    return new ColdBlender(start(command, words, task.log()), task, nodeFiles);
  }

  private BlenderProcess start(BlenderCommand command, BlenderWords words, @Nullable Path log)
      throws IOException, InterruptedException {
    return BlenderProcess.start(
        command, words, settings.scratch(), log, settings.stall(), executor);
  }

  private static String json(RenderTask task) throws JsonProcessingException {
    return JSON.writeValueAsString(BlenderKey.settings(task.settings()));
  }

  private static String newMark() {
    return "@rendezvous-" + UUID.randomUUID();
  }
}
