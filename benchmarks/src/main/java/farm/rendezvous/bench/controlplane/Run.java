package farm.rendezvous.bench.controlplane;

import farm.rendezvous.await.Await;
import farm.rendezvous.await.NotInTime;
import farm.rendezvous.bench.run.BenchFarm;
import farm.rendezvous.bench.run.ProcessUse;
import farm.rendezvous.bench.run.Setting;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Submission;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One load on a farm of its own: warmed, measured, and its books compared with what was done. */
final class Run {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final Duration STALLED = Duration.ofMinutes(1);
  private static final int WARM_UP_FRAMES = 1000;

  private final Load load;
  private final BenchFarm farm;
  private final FarmClient client;
  private final Figures figures;
  private final Simulation simulation;

  private Run(Load load, BenchFarm farm, Simulation simulation) {
    this.load = load;
    this.farm = farm;
    this.client = farm.client();
    this.figures = new Figures(client.url());
    this.simulation = simulation;
  }

  static Outcome of(Load load, Setting setting) throws IOException, InterruptedException {
    Map<String, String> environment = // nodes that are none can look into no file
        Map.of("RATE_LIMIT", "1000000", "PREFLIGHT_TIMEOUT", "PT0S");
    try (BenchFarm farm =
            BenchFarm.start(setting, 0, environment, setting.root().resolve("blend/files"));
        Simulation simulation = Simulation.start(load, farm.brokerPort())) {
      return new Run(load, farm, simulation).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException {
    awaitNodes("idle");
    submit(WARM_UP_FRAMES);
    watch(WARM_UP_FRAMES, 0);
    simulation.takeWork(false);
    awaitNodes("starting");
    for (int job = 0; job < load.jobs(); job++) {
      submit(load.frames());
    }
    simulation.timings().reset();
    ProcessUse orchestrator = farm.use("orchestrator");
    ProcessUse broker = farm.use("broker");
    ProcessUse simulator = ProcessUse.of(ProcessHandle.current().pid());
    simulation.takeWork(true);
    Progress progress = watch(load.measured(), WARM_UP_FRAMES);
    return new Outcome(
        load,
        progress,
        simulation.timings().copy(),
        farm.use("orchestrator").since(orchestrator),
        farm.use("broker").since(broker),
        ProcessUse.of(ProcessHandle.current().pid()).since(simulator),
        simulation.tally(),
        problems(progress));
  }

  /** Until so many frames are in the books, or nothing happens any more. */
  private Progress watch(int frames, long before) {
    Progress progress = new Progress();
    return Await.every(LOOK)
        .until(
            "%d frames in the books".formatted(frames),
            LONGEST,
            () -> progress.add(System.nanoTime(), figures.framesCompleted() - before),
            seen -> seen.frames() >= frames || seen.isStalled(STALLED));
  }

  /** Compares; without the whole of the jobs it lets the nodes finish what they hold first. */
  private List<String> problems(Progress progress) {
    List<String> problems = new ArrayList<>(simulation.tally().troubles());
    if (progress.frames() < load.measured()) {
      problems.add("no frame was completed for " + STALLED);
    }
    simulation.takeWork(false);
    try {
      Await.every(LOOK)
          .until("No batch on its way", STALLED, figures::batchesOnTheirWay, open -> open == 0);
    } catch (NotInTime e) {
      problems.add(e.getMessage());
    }
    problems.addAll(
        new Books(figures, farm.brokerPort())
            .problems(client.jobs(), load.isWhole(), simulation.tally().frames()));
    return problems;
  }

  private void awaitNodes(String state) {
    Await.every(LOOK)
        .until(
            "%d nodes that are %s".formatted(load.nodes(), state),
            STALLED,
            () -> client.nodes().stream().filter(node -> node.state().equals(state)).count(),
            count -> count == load.nodes());
  }

  private void submit(int frames) {
    Submission whole = Submission.of("demo.blend", "1-" + frames);
    client.submit(whole);
  }
}
