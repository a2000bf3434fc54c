package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How jobs stand, to see for which of them something is to be done; nothing is locked. */
@ApplicationScoped
class Standings {

  /** Ids in one statement. */
  private static final int MOST_JOBS = 500;

  private final EntityManager books;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Standings() {
    this(null);
  }

  @Inject
  Standings(EntityManager books) {
    this.books = books;
  }

  /**
   * A job that waits for something.
   *
   * @param dependsOn the job that has to be completed first; null if it is only the moment
   */
  record Closed(UUID job, @Nullable UUID dependsOn) {}

  /** The jobs that wait for another one, and those whose moment has come. */
  List<Closed> closed(Instant now) {
    return books
        .createQuery(
            "select j.id, j.schedule.dependsOn from Job j where j.closed = :yes"
                + " and (j.schedule.startAfter is null or j.schedule.startAfter <= :now)",
            Object[].class)
        .setParameter("yes", true)
        .setParameter("now", now)
        .getResultStream()
        .map(row -> new Closed(UUID.fromString((String) row[0]), uuid((String) row[1])))
        .toList();
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  /** How the jobs stand; those that are not there any more are left out. */
  Map<UUID, JobState> states(Collection<UUID> jobs) {
    Map<UUID, JobState> states = new LinkedHashMap<>();
    List<String> ids = jobs.stream().distinct().map(UUID::toString).toList();
    for (int from = 0; from < ids.size(); from += MOST_JOBS) {
      books
          .createQuery("select j.id, j.state from Job j where j.id in :ids", Object[].class)
          .setParameter("ids", ids.subList(from, Math.min(from + MOST_JOBS, ids.size())))
          .getResultStream()
          .forEach(row -> states.put(UUID.fromString((String) row[0]), (JobState) row[1]));
    }
    return states;
  }

  /**
   * The jobs whose attempts are to stop, and whether they are to be paused or canceled; what is not
   * finished of a job that is given up counts as canceled.
   */
  Map<UUID, JobState> stopping() {
    Map<UUID, JobState> jobs = new LinkedHashMap<>();
    for (JobState wanted : List.of(JobState.PAUSE_REQUESTED, JobState.CANCEL_REQUESTED)) {
      in(wanted, false).forEach(job -> jobs.put(job, wanted));
      in(wanted, true).forEach(job -> jobs.put(job, JobState.CANCEL_REQUESTED));
    }
    in(JobState.ACTIVE, true).forEach(job -> jobs.put(job, JobState.CANCEL_REQUESTED));
    return jobs;
  }

  /** One question for each state: for several at once Derby reads all jobs, see V11. */
  private Stream<UUID> in(JobState state, boolean restCanceled) {
    return books
        .createQuery(
            "select j.id from Job j where j.state = :state and j.tally.restCanceled = :restCanceled",
            String.class)
        .setParameter("state", state)
        .setParameter("restCanceled", restCanceled)
        .getResultStream()
        .map(UUID::fromString);
  }
}
