package farm.rendezvous.orchestrator.events.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rows that a transaction writes become changes once it has committed. They are noted also
 * while nobody listens, since somebody may begin to before the commit; that is cheap.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class WrittenRows {

  private static final Object HERE = new Object();

  @Inject private Changes changes;
  @Resource private TransactionSynchronizationRegistry transaction;

  /** The rows of one transaction; its thread alone has it. */
  private final class Rows implements Synchronization {

    private final Map<UUID, Set<Integer>> jobs = new HashMap<>();
    private final Set<UUID> deleted = new HashSet<>();

    Set<Integer> framesOf(UUID job) {
      return jobs.computeIfAbsent(job, id -> new HashSet<>());
    }

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        jobs.keySet().removeAll(deleted);
        jobs.forEach(changes::changed);
        deleted.forEach(changes::deleted);
      }
    }
  }

  /** A row of the books is new or was changed, if the transaction commits. */
  void written(Object row) {
    if (row instanceof Job job) {
      rows().framesOf(job.id());
    } else if (row instanceof Frame frame) {
      rows().framesOf(frame.jobId()).add(frame.number());
    }
  }

  /** A row is gone, if the transaction commits. */
  void removed(Object row) {
    if (row instanceof Job job) {
      rows().deleted.add(job.id());
    }
  }

  private Rows rows() {
    if (transaction.getResource(HERE) instanceof Rows known) {
      return known;
    }
    Rows rows = new Rows();
    transaction.putResource(HERE, rows);
    transaction.registerInterposedSynchronization(rows);
    return rows;
  }
}
