package farm.rendezvous.bench.controlplane;

import farm.rendezvous.bench.run.ProcessUse;
import java.util.List;

/**
 * What one run showed.
 *
 * @param orchestrator CPU time during the run, memory at its end
 * @param broker the same
 * @param simulator the same of this process
 * @param problems why the numbers are not to be trusted; empty if they are
 */
record Outcome(
    Load load,
    Progress progress,
    Timings timings,
    ProcessUse orchestrator,
    ProcessUse broker,
    ProcessUse simulator,
    Tally tally,
    List<String> problems) {

  /** Milliseconds of CPU time for one frame. */
  double cpuMillis(ProcessUse use) {
    return use.cpu().toNanos() / 1e6 / progress.frames();
  }
}
