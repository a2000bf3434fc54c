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

  /** Ranges and single frames of all sets together; a few megabytes. */
  private static final int MOST_RUNS = 200_000;

  private final Map<UUID, FrameSet> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int runs;

  /** The job's set. */
  public FrameSet of(Job job) {
    synchronized (kept) {
      FrameSet known = kept.get(job.id());
      return known == null ? keep(job) : known;
    }
  }

  private FrameSet keep(Job job) {
    FrameSet set = job.frames();
    runs += set.length();
    for (Iterator<FrameSet> oldest = kept.values().iterator();
        runs > MOST_RUNS && oldest.hasNext(); ) {
      runs -= oldest.next().length();
      oldest.remove();
    }
    kept.put(job.id(), set);
    return set;
  }
}
