package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The finished frames of a job in the books, a page at a time. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FramePages {

  @Inject private EntityManager books;

  /**
   * The next finished frames by their numbers.
   *
   * @param from only frames of this number and greater
   */
  @Transactional
  public List<Frame> page(UUID job, int from, int limit) {
    return books
        .createQuery(
            "select f from Frame f where f.id.jobId = :job and f.id.number >= :from"
                + " and f.state = :state order by f.id.number",
            Frame.class)
        .setParameter("job", job.toString())
        .setParameter("from", from)
        .setParameter("state", FrameState.COMPLETED)
        .setMaxResults(limit)
        .getResultList();
  }
}
