package farm.rendezvous.bench.wall;

import farm.rendezvous.bench.run.Command;
import farm.rendezvous.bench.run.Scale;
import farm.rendezvous.bench.run.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scenes in one folder: the sample animation, and three that are made for this. */
final class Scenes {
  /** In their order. */
  static final List<String> NAMES = List.of("demo", "uniform", "skewed", "tiny");

  private Scenes() {}

  static List<Scene> make(Setting setting, Path folder) throws IOException, InterruptedException {
    Scale scale = setting.scale();
    int frames = scale.choose(6, 16, 60);
    int tinyFrames = scale.choose(40, 200, 200);
    Files.createDirectories(folder);
    Path demo = folder.resolve("demo.blend");
    Files.copy(setting.root().resolve("blend/files/demo.blend"), demo);
    Command.output(
        List.of(
            BareBlender.PROGRAM,
            "-b",
            "--factory-startup",
            "--python-exit-code",
            "1",
            "-P",
            setting.root().resolve("benchmarks/src/main/blender/make_scenes.py").toString(),
            "--",
            folder.toString(),
            Integer.toString(frames),
            Integer.toString(tinyFrames)));
    return List.of(
        new Scene(demo, scale.choose(6, 24, 24)),
        new Scene(folder.resolve("uniform.blend"), frames),
        new Scene(folder.resolve("skewed.blend"), frames),
        new Scene(folder.resolve("tiny.blend"), tinyFrames));
  }
}
