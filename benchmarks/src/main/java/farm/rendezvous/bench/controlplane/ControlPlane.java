package farm.rendezvous.bench.controlplane;

import farm.rendezvous.bench.run.Benchmark;
import farm.rendezvous.bench.run.Scale;
import farm.rendezvous.bench.run.Setting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much broker and orchestrator can do, how quickly, and whether long queues slow them down. */
public final class ControlPlane implements Benchmark {

  /** Frames a second that all nodes together ask for where waiting is measured, not the limit. */
  private static final int CALM = 50;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "controlplane: instead of its own runs, one with so many simulated nodes.")
  private @Nullable Integer nodes;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "controlplane: frames of that run (10000).")
  private int frames = 10_000;

  @Option(
      names = "--frame-millis",
      paramLabel = "MS",
      description = "controlplane: time of a frame in that run (0).")
  private long frameMillis;

  @Override
  public String name() {
    return "controlplane";
  }

  @Override
  public List<String> run(Setting setting) throws IOException, InterruptedException {
    Scale scale = setting.scale();
    if (nodes != null) {
      Load load = Load.of(nodes, frames, Duration.ofMillis(frameMillis));
      return print("One run", List.of(load), setting);
    }
    List<String> problems = new ArrayList<>();
    problems.addAll(print("Frames that take no time: the limit", limit(scale), setting));
    problems.addAll(print("Frames that take time: waiting for a batch", calm(scale), setting));
    problems.addAll(print("Long queues", queues(scale), setting));
    return problems;
  }

  private static List<Load> limit(Scale scale) {
    return List.of(
        Load.of(10, scale.choose(1_000, 5_000, 100_000), Duration.ZERO),
        Load.of(100, scale.choose(1_000, 5_000, 100_000), Duration.ZERO),
        Load.of(1_000, scale.choose(5_000, 10_000, 100_000), Duration.ZERO));
  }

  private static List<Load> calm(Scale scale) {
    List<Integer> sizes = scale.choose(List.of(10), List.of(10, 100), List.of(10, 100, 1_000));
    return sizes.stream()
        .map(
            count ->
                Load.of(
                    count,
                    Math.max(scale.choose(500, 1_500, 10_000), 20 * count),
                    Duration.ofSeconds(count).dividedBy(CALM)))
        .toList();
  }

  private static List<Load> queues(Scale scale) {
    int measured = scale.choose(1_000, 5_000, 50_000);
    return List.of(
        Load.queue(100, 1, 2 * measured, measured),
        Load.queue(100, 1, 1_000_000, measured),
        Load.queue(100, 1_000, 1_000, measured));
  }

  private static List<String> print(String title, List<Load> loads, Setting setting)
      throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Load load : loads) {
      setting.say("... " + load.label());
      Outcome outcome = Run.of(load, setting);
      outcomes.add(outcome);
      outcome.problems().forEach(problem -> problems.add(load.label() + ": " + problem));
    }
    setting.print(title, Tables.rates(outcomes));
    setting.print(title + " (milliseconds)", Tables.waits(outcomes));
    setting.print(title + " (processes)", Tables.uses(outcomes));
    return problems;
  }
}
