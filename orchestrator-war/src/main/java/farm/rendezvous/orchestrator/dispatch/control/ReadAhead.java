package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads at once the rows that {@link Ledger} is going to be asked for one by one in this
 * transaction, and does not have to read any more then. None of the queries writes what has changed
 * before it reads, and all are to come after the lock of the jobs that the rows belong to.
 */
@ApplicationScoped
class ReadAhead {

  /** Rows in one statement. */
  private static final int MOST = 128;

  private static final List<FrameState> OPEN = List.of(FrameState.QUEUED, FrameState.ACTIVE);

  private final EntityManager books;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected ReadAhead() {
    this(null);
  }

  @Inject
  ReadAhead(EntityManager books) {
    this.books = books;
  }

  /** Those of these batches that there are. */
  List<Batch> batches(Collection<UUID> ids) {
    return read(ids, books.createQuery("select b from Batch b where b.id in :ids", Batch.class));
  }

  /** Those of these attempts that there are. */
  List<Attempt> attempts(Collection<UUID> ids) {
    return read(
        ids, books.createQuery("select a from Attempt a where a.id in :ids", Attempt.class));
  }

  /** The frames of these batches that are in no final state. */
  List<Frame> openFrames(Collection<UUID> batches) {
    return read(
        batches,
        books
            .createQuery(
                "select f from Frame f where f.batchId in :ids and f.state in :open", Frame.class)
            .setParameter("open", OPEN));
  }

  /** Some frames of one batch, which may be a large one. */
  List<Frame> frames(UUID batch, int first, int last) {
    return read(
        List.of(batch),
        books
            .createQuery(
                "select f from Frame f where f.batchId in :ids"
                    + " and f.id.number between :first and :last",
                Frame.class)
            .setParameter("first", first)
            .setParameter("last", last));
  }

  /** What is to be rendered of these batches, without those of which nothing is. */
  Map<UUID, ToRender> toRender(Collection<UUID> batches) {
    Map<UUID, ToRender> found = new HashMap<>();
    read(
            batches,
            books
                .createQuery(
                    "select f.batchId, f.id.number, f.again from Frame f"
                        + " where f.batchId in :ids and f.state in :open order by f.id.number",
                    Object[].class)
                .setParameter("open", OPEN))
        .forEach(
            row ->
                found
                    .computeIfAbsent(UUID.fromString((String) row[0]), id -> ToRender.nothing())
                    .add((Integer) row[1], (Boolean) row[2]));
    return found;
  }

  private static <T> List<T> read(Collection<UUID> ids, TypedQuery<T> query) {
    query.setFlushMode(FlushModeType.COMMIT);
    List<UUID> all = List.copyOf(ids);
    List<T> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      List<UUID> part = all.subList(from, Math.min(from + MOST, all.size()));
      found.addAll(query.setParameter("ids", filledUp(part)).getResultList());
    }
    return found;
  }

  /**
   * To a power of two, by the first one again: each length is a statement of its own, which Derby
   * has to compile, and connections keep only some.
   */
  static List<String> filledUp(Collection<UUID> ids) {
    List<String> filled = new ArrayList<>(ids.stream().map(UUID::toString).toList());
    while (Integer.bitCount(filled.size()) > 1) {
      filled.add(filled.get(0));
    }
    return filled;
  }
}
