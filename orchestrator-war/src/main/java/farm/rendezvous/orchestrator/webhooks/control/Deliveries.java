package farm.rendezvous.orchestrator.webhooks.control;

import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.jobs.control.JobCursor;
import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import farm.rendezvous.orchestrator.webhooks.entity.DeliveryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries in the books. */
@ApplicationScoped
public class Deliveries {

  /** For how long what has ended is kept, to be looked at. */
  static final Duration KEPT = Duration.ofDays(7);

  private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());

  private final EntityManager books;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Deliveries() {
    this(null, null);
  }

  @Inject
  Deliveries(EntityManager books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Keeps a new one, in the caller's transaction if there is one. */
  @Transactional
  public void add(Delivery delivery) {
    books.persist(delivery);
  }

  /** Those receivers that something is due for: who is told first, then who has waited longest. */
  @Transactional
  public List<String> receivers(int most) {
    return books
        .createQuery(
            "select d.receiver from Delivery d where d.state = :waiting and d.nextAttemptAt <= :now"
                + " group by d.receiver order by min(d.attempts), min(d.nextAttemptAt)",
            String.class)
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** What is due for a receiver, what has waited longest first. */
  @Transactional
  public List<Delivery> due(String receiver, int most) {
    return books
        .createQuery(
            "select d from Delivery d where d.state = :waiting and d.receiver = :receiver"
                + " and d.nextAttemptAt <= :now order by d.nextAttemptAt",
            Delivery.class)
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("receiver", receiver)
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** A delivery was tried. */
  @Transactional
  void tried(UUID id, Outcome outcome) {
    Delivery delivery = books.find(Delivery.class, id.toString());
    if (delivery == null || delivery.state() != DeliveryState.WAITING) {
      return;
    }
    Instant now = clock.instant();
    String problem = outcome.problem();
    if (problem == null && outcome.status() != null) {
      delivery.delivered(outcome.status(), now);
      return;
    }
    Instant next =
        outcome.isForGood()
            ? null
            : Patience.next(delivery.createdAt(), delivery.attempts() + 1, now).orElse(null);
    delivery.failed(outcome.status(), String.valueOf(problem), next, now);
    LOG.log(
        next == null ? Level.WARNING : Level.DEBUG,
        "delivery {0} of {1}: the receiver {2}; {3}",
        id,
        delivery.event(),
        problem,
        next == null ? "it is given up" : "it is tried again at " + next);
  }

  /** Forgets what ended long ago; returns how many that were, at most so many. */
  @Transactional
  public int forgetOld(int most) {
    List<Delivery> old =
        books
            .createQuery(
                "select d from Delivery d where d.createdAt < :then and d.state <> :waiting",
                Delivery.class)
            .setParameter("then", clock.instant().minus(KEPT))
            .setParameter("waiting", DeliveryState.WAITING)
            .setMaxResults(most)
            .getResultList();
    old.forEach(books::remove);
    return old.size();
  }

  /**
   * The deliveries, newest first.
   *
   * @param job only those that are about this job; null for all
   */
  @Transactional
  public Page<Delivery> list(@Nullable UUID job, @Nullable String cursor, int limit) {
    JobCursor from = JobCursor.parse(cursor);
    TypedQuery<Delivery> deliveries =
        books
            .createQuery(
                "select d from Delivery d where d.createdAt <= :at"
                    + " and (d.createdAt < :at or d.id > :id)"
                    + (job == null ? "" : " and d.jobId = :job")
                    + " order by d.createdAt desc, d.id",
                Delivery.class)
            .setParameter("at", from.moment())
            .setParameter("id", from.id())
            .setMaxResults(limit + 1);
    if (job != null) {
      deliveries.setParameter("job", job.toString());
    }
    return Page.of(deliveries.getResultList(), limit, d -> JobCursor.after(d.createdAt(), d.id()));
  }
}
