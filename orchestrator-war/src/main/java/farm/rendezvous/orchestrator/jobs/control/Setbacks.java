package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.Setback;
import farm.rendezvous.orchestrator.jobs.entity.SetbackId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What nodes have failed at, job by job. Who changes it holds the job's lock. */
@ApplicationScoped
public class Setbacks {

  private final EntityManager books;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Setbacks() {
    this(null);
  }

  @Inject
  public Setbacks(EntityManager books) {
    this.books = books;
  }

  /** Those of the job, by the names of the nodes. */
  @Transactional
  public List<Setback> of(UUID job) {
    return books
        .createQuery(
            "select s from Setback s where s.id.jobId = :job order by s.id.node", Setback.class)
        .setParameter("job", job.toString())
        .getResultList();
  }

  /** The nodes that have failed the job too often to get any more of it. */
  @Transactional
  public List<String> keptAway(Job job) {
    return job.keepsAway()
        ? of(job.id()).stream().filter(Setback::keepsAway).map(Setback::node).toList()
        : List.of();
  }

  /** That of one node; empty if it has failed at nothing of the job. */
  public Optional<Setback> find(UUID job, String node) {
    return Optional.ofNullable(books.find(Setback.class, SetbackId.of(job, node)));
  }

  /** The first of a node in a job. */
  public void add(Setback setback) {
    books.persist(setback);
  }

  /** The node has failed at nothing, and gets batches of the job again. */
  public void forgive(Setback setback) {
    books.remove(setback);
  }
}
