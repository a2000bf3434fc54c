package farm.rendezvous.node.rendering;

import farm.rendezvous.node.output.AttemptFolder;
import farm.rendezvous.node.output.JobFolder;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A JVM that renders a frame without end, to be killed meanwhile. */
final class ShortLife {

  private ShortLife() {}

  public static void main(String[] folder) throws Exception {
    JobFolder job = new JobFolder(Path.of(folder[0]));
    try (AttemptFolder attempt = job.open("orphan");
        BlenderProcess blender =
            BlenderProcess.start(
                new BlenderCommand(
                    RenderRoom.BLENDER,
                    RenderRoom.BLENDS.resolve("demo.blend"),
                    0,
                    WorkerScript.extract(),
                    "@mark"),
                attempt.temporary(),
                job.log("log"),
                Executors.newCachedThreadPool());
        BlenderSession session = new BlenderSession(blender, Wanted.ENDLESS.of("demo.blend"))) {
      session.open();
      session.render(1, attempt);
    }
  }
}
