package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The sets of frames of the jobs that batches are being cut from, so that a long list is read once
 * and not for each batch. A job's set never changes. What was not asked for lately is forgotten.
 */
@ApplicationScoped
public class FrameSets {

  /** Ranges and single frames of all sets together, some megabytes. */
  private static final int MOST_RUNS = 200_000;

  /** What a set costs besides, in ranges. */
  private static final int RUNS_OF_A_SET = 10;

  private final Map<UUID, FrameSet> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int weight;

  /** The job's set. */
  public FrameSet of(Job job) {
    synchronized (kept) {
      FrameSet known = kept.get(job.id());
      return known == null ? keep(job) : known;
    }
  }

  private FrameSet keep(Job job) {
    FrameSet set = job.frames();
    weight += weight(set);
    for (Iterator<FrameSet> oldest = kept.values().iterator();
        weight > MOST_RUNS && oldest.hasNext(); ) {
      weight -= weight(oldest.next());
      oldest.remove();
    }
    kept.put(job.id(), set);
    return set;
  }

  private static int weight(FrameSet set) {
    return RUNS_OF_A_SET + set.length();
  }
}
