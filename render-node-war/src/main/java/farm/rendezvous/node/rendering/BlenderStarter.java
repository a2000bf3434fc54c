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

  /**
   * A starter.
   *
   * @param scripts the folder of worker.py and cold.py
   * @param executor for a thread for each Blender, as long as that lives
   */
  BlenderStarter(
      NodeSettings node,
      BlenderSettings settings,
      InstalledBlender installed,
      Path scripts,
      Executor executor) {
    this.node = node;
    this.settings = settings;
    this.installed = installed;
    this.scripts = scripts;
    this.executor = executor;
  }

  /** Refuses a file that Blender must not open, or cannot. */
  void check(Inputs inputs, RenderSettings settings) throws RenderFailedException {
    BlendFile.check(inputs, node);
    installed.mustRead(settings.savedBy());
  }

  /** One that waits for frames. */
  WarmBlender warm(RenderTask task, BlenderKey key) throws IOException, InterruptedException {
    return new WarmBlender(key, worker(task.file(), task.log()), task, settings.memoryMiB());
  }

  /**
   * One with worker.py in it, which was told nothing yet.
   *
   * @param log where its output is kept; null for nowhere
   */
  BlenderProcess worker(Path file, @Nullable Path log) throws IOException, InterruptedException {
    String mark = newMark();
    BlenderCommand command =
        BlenderCommand.warm(
            settings.path(), file, settings.threads(), scripts.resolve("worker.py"), mark);
    return start(command, new BlenderOutput(mark), log);
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
