package farm.rendezvous.orchestrator.events.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which jobs and which of their frames have changed since somebody looked; nothing is kept while
 * nobody wants to know.
 */
public final class Changes {

  /**
   * What somebody gets to look at.
   *
   * @param jobs that changed, with those of their frames that did, ascending
   * @param deleted jobs that are gone
   * @param tooMany whether some changes were forgotten, because nobody looked for too long
   */
  public record Look(Map<UUID, List<Integer>> jobs, Set<UUID> deleted, boolean tooMany) {}

  private final int mostKept;
  private final Map<UUID, NavigableSet<Integer>> jobs = new LinkedHashMap<>();
  private final Set<UUID> deleted = new LinkedHashSet<>();
  private int kept;
  private boolean tooMany;
  private boolean wanted;

  /**
   * Nothing has changed, and nobody wants to know.
   *
   * @param mostKept jobs and frames that are kept until somebody looks
   */
  public Changes(int mostKept) {
    this.mostKept = mostKept;
  }

  /** From now on somebody wants to know, or nobody any more. */
  public synchronized void setWanted(boolean wantedNow) {
    wanted = wantedNow;
    if (!wanted) {
      forget();
    }
  }

  /** Whether somebody wants to know. */
  public synchronized boolean isWanted() {
    return wanted;
  }

  /** A job has changed, and these frames of it. */
  public synchronized void changed(UUID job, Collection<Integer> frames) {
    if (!wanted) {
      return;
    }
    NavigableSet<Integer> all = jobs.get(job);
    if (all == null) {
      all = new TreeSet<>();
      jobs.put(job, all);
      kept++;
    }
    int before = all.size();
    all.addAll(frames);
    kept += all.size() - before;
    limit();
  }

  /** A job is gone. */
  public synchronized void deleted(UUID job) {
    if (wanted && deleted.add(job)) {
      kept++;
      limit();
    }
  }

  /**
   * Takes the oldest changes out; the rest is for the next look.
   *
   * @param mostJobs that are taken
   * @param mostFrames of all of them together
   */
  public synchronized Look take(int mostJobs, int mostFrames) {
    Map<UUID, List<Integer>> taken = new LinkedHashMap<>();
    int room = mostFrames;
    for (UUID job : jobs.keySet().stream().limit(mostJobs).toList()) {
      NavigableSet<Integer> changed = Objects.requireNonNull(jobs.remove(job));
      kept--;
      List<Integer> frames = new ArrayList<>();
      while (frames.size() < room && !changed.isEmpty()) {
        frames.add(changed.pollFirst());
      }
      room -= frames.size();
      kept -= frames.size();
      taken.put(job, frames);
      if (!changed.isEmpty()) {
        jobs.put(job, changed); // behind all others, so that none waits for a busy one
        kept++;
      }
    }
    Look look = new Look(taken, Set.copyOf(deleted), tooMany);
    kept -= deleted.size();
    deleted.clear();
    tooMany = false;
    return look;
  }

  private void limit() {
    if (kept > mostKept) {
      forget();
      tooMany = true;
    }
  }

  private void forget() {
    jobs.clear();
    deleted.clear();
    kept = 0;
    tooMany = false;
  }
}
