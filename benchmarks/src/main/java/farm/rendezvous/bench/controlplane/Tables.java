package farm.rendezvous.bench.controlplane;

import static farm.rendezvous.bench.report.Numbers.two;
import static farm.rendezvous.bench.report.Numbers.whole;

import farm.rendezvous.bench.report.Table;
import farm.rendezvous.bench.run.ProcessUse;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Outcomes as tables; ratios are to the first row. */
final class Tables {
  private Tables() {}

  /** How much went through. */
  static Table rates(List<Outcome> outcomes) {
    Table table =
        new Table("load", "frames", "frames/s", "ratio", "first fifth", "last fifth", "batches/s");
    double first = outcomes.get(0).progress().rate();
    for (Outcome outcome : outcomes) {
      Progress progress = outcome.progress();
      table.row(
          outcome.load().label(),
          progress.frames(),
          whole(progress.rate()),
          two(progress.rate() / first),
          whole(progress.firstRate()),
          whole(progress.lastRate()),
          whole(progress.rate() / outcome.load().batchSize()));
    }
    return table;
  }

  /** How long nodes waited, in milliseconds. */
  static Table waits(List<Outcome> outcomes) {
    Table table =
        new Table(
            "load",
            "free slot to batch, median",
            "ratio",
            "99 %",
            "claim, median",
            "99 %",
            "claims unanswered",
            "report, median",
            "99 %");
    double first = slot(outcomes.get(0)).getValueAtPercentile(50);
    for (Outcome outcome : outcomes) {
      Timings timings = outcome.timings();
      table.row(
          outcome.load().label(),
          Timings.millis(slot(outcome), 50),
          two(slot(outcome).getValueAtPercentile(50) / first),
          Timings.millis(slot(outcome), 99),
          Timings.millis(timings.claims(), 50),
          Timings.millis(timings.claims(), 99),
          outcome.tally().claimsUnanswered(),
          Timings.millis(timings.reports(), 50),
          Timings.millis(timings.reports(), 99));
    }
    return table;
  }

  /** What it cost: CPU time in milliseconds a frame, memory in MiB at the end. */
  static Table uses(List<Outcome> outcomes) {
    Table table =
        new Table(
            "load",
            "orchestrator, CPU ms/frame",
            "broker",
            "simulator",
            "orchestrator, RSS MiB",
            "broker");
    for (Outcome outcome : outcomes) {
      table.row(
          outcome.load().label(),
          cpu(outcome, outcome.orchestrator()),
          cpu(outcome, outcome.broker()),
          cpu(outcome, outcome.simulator()),
          outcome.orchestrator().residentMib(),
          outcome.broker().residentMib());
    }
    return table;
  }

  private static Histogram slot(Outcome outcome) {
    return outcome.timings().slotToBatch();
  }

  private static String cpu(Outcome outcome, ProcessUse use) {
    return two(outcome.cpuMillis(use));
  }
}
