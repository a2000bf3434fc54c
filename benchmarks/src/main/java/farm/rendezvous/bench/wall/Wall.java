package farm.rendezvous.bench.wall;

import static farm.rendezvous.bench.report.Numbers.two;

import farm.rendezvous.bench.report.Machine;
import farm.rendezvous.bench.report.Spread;
import farm.rendezvous.bench.report.Table;
import farm.rendezvous.bench.run.BenchFarm;
import farm.rendezvous.bench.run.Benchmark;
import farm.rendezvous.bench.run.Folders;
import farm.rendezvous.bench.run.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Renderings of four scenes by the farm and by bare Blender, in turns. */
public final class Wall implements Benchmark {

  /** A pair of renderings of the same scene, one after the other. */
  private record Pair(double bare, Rendered farm) {
    double ratio() {
      return farm.seconds() / bare;
    }
  }

  private static final int MOST_ROUNDS = 5;

  /** Seconds of bare Blender, from which on a scene is rendered once. */
  private static final double LONG = 20;

  private List<String> scenes = Scenes.NAMES;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--scenes",
      split = ",",
      paramLabel = "SCENE",
      description = "wall: only these of demo, uniform, skewed, tiny, with commas between.")
  void setScenes(List<String> names) {
    if (!Scenes.NAMES.containsAll(names) && command != null) {
      throw new ParameterException(
          command.commandLine(), "--scenes: they are %s, not %s".formatted(Scenes.NAMES, names));
    }
    scenes = names;
  }

  @Override
  public String name() {
    return "wall";
  }

  @Override
  public List<String> run(Setting setting) throws IOException, InterruptedException {
    Path folder = setting.newFolder("wall");
    try {
      List<Scene> chosen =
          Scenes.make(setting, folder.resolve("scenes")).stream()
              .filter(scene -> scenes.contains(scene.name()))
              .toList();
      BareBlender blender = new BareBlender(folder.resolve("bare"));
      List<Yardstick> yardsticks = new ArrayList<>();
      for (Scene scene : chosen) {
        setting.say("... bare Blender, " + scene.name());
        yardsticks.add(
            Yardstick.measure(scene, blender, Machine.cores(), bare -> rounds(setting, bare)));
      }
      setting.print("Bare Blender, seconds", bare(yardsticks));
      setting.print("The farm, seconds", farm(setting, yardsticks, blender));
      return List.of();
    } finally {
      Folders.delete(folder);
    }
  }

  private static Table bare(List<Yardstick> yardsticks) {
    Table table =
        new Table(
            "scene",
            "frames",
            "start",
            "frame, mean",
            "one process (a)",
            "lower bound (b)",
            "by",
            "really run",
            "(b)/(a)",
            "process for each 5 frames",
            "its ratio to (a)");
    for (Yardstick one : yardsticks) {
      table.row(
          one.scene().name(),
          one.scene().frames(),
          two(one.costs().start()),
          two(one.costs().sum() / one.scene().frames()),
          two(one.run()),
          two(one.best().seconds()),
          one.best().label(),
          two(one.bestRun()),
          two(one.share()),
          two(one.byBatches()),
          two(one.timesByBatches()));
    }
    return table;
  }

  private static Table farm(Setting setting, List<Yardstick> yardsticks, BareBlender blender)
      throws IOException, InterruptedException {
    Table table =
        new Table(
            "scene",
            "nodes",
            "farm",
            "one process (a)",
            "farm/(a)",
            "farm/(b)",
            "farm/really run",
            "batches/farm",
            "idle to end, longest frames");
    List<Integer> sizes = setting.scale().choose(List.of(3, 1), List.of(3, 2, 1), List.of(3, 2, 1));
    Path scenes = yardsticks.get(0).scene().file().resolveSibling(".").normalize();
    for (int size : sizes) {
      try (BenchFarm farm = BenchFarm.start(setting, size, Map.of(), scenes)) {
        FarmRendering rendering = new FarmRendering(farm, setting.clock());
        Map<Yardstick, List<Pair>> pairs = pairs(setting, size, yardsticks, blender, rendering);
        pairs.forEach((yardstick, found) -> row(table, size, yardstick, found));
      }
    }
    return table;
  }

  private static Map<Yardstick, List<Pair>> pairs(
      Setting setting,
      int nodes,
      List<Yardstick> yardsticks,
      BareBlender blender,
      FarmRendering rendering)
      throws IOException, InterruptedException {
    Map<Yardstick, List<Pair>> pairs = new LinkedHashMap<>();
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      for (Yardstick yardstick : yardsticks) {
        int rounds = rounds(setting, yardstick.run());
        if (round > rounds) {
          continue;
        }
        Scene scene = yardstick.scene();
        setting.say(
            "... %s on %d nodes, round %d of %d".formatted(scene.name(), nodes, round, rounds));
        rendering.rest();
        double bare = blender.animation(scene, 0).seconds();
        Pair pair = new Pair(bare, rendering.render(scene));
        pairs.computeIfAbsent(yardstick, key -> new ArrayList<>()).add(pair);
      }
    }
    return pairs;
  }

  /** In the first round the farm has just been started; in a later one its Java is warm. */
  private static int rounds(Setting setting, double bare) {
    int usual = bare < LONG ? 3 : 1;
    return setting.scale().choose(1, usual, MOST_ROUNDS);
  }

  private static void row(Table table, int nodes, Yardstick yardstick, List<Pair> pairs) {
    List<Double> ratios = pairs.stream().map(Pair::ratio).toList();
    table.row(
        yardstick.scene().name(),
        nodes,
        Spread.of(pairs.stream().map(pair -> pair.farm().seconds()).toList()),
        Spread.of(pairs.stream().map(Pair::bare).toList()),
        Spread.of(ratios),
        Spread.of(ratios.stream().map(ratio -> ratio / yardstick.share()).toList()),
        Spread.of(ratios.stream().map(ratio -> ratio / yardstick.shareRun()).toList()),
        Spread.of(ratios.stream().map(ratio -> yardstick.timesByBatches() / ratio).toList()),
        Spread.of(pairs.stream().map(pair -> pair.farm().idleFrames()).toList()));
  }
}
