package farm.rendezvous.orchestrator.figures;

import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/** How frames, batches and nodes stand, read from the books and the registry at each scrape. */
@ApplicationScoped
public class Gauges {

  /** The gauges of one scrape share one look into the books. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** How many frames were in which state at a moment. */
  public record FrameCounts(Map<FrameState, Long> frames, Instant at) {
    boolean isOlderThan(Duration age, Instant now) {
      return at.plus(age).isBefore(now);
    }
  }

  private final MetricRegistry registry;
  private final NodeRegistry nodes;
  private final EntityManager books;
  private final Clock clock;
  private volatile @Nullable FrameCounts counts;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Gauges() {
    this(null, null, null, null);
  }

  @Inject
  public Gauges(MetricRegistry registry, NodeRegistry nodes, EntityManager books, Clock clock) {
    this.registry = registry;
    this.nodes = nodes;
    this.books = books;
    this.clock = clock;
  }

  /** Shows them from now on. */
  public void register() {
    for (FrameState state : FrameState.values()) {
      gauge("rendezvous_frames", "Frames by state", state.json(), () -> frames(state));
    }
    for (NodeState state : NodeState.values()) {
      gauge("rendezvous_nodes", "Render nodes by state", state.json(), () -> nodes(state));
    }
    for (BatchState state : List.of(BatchState.WAITING, BatchState.OFFERED, BatchState.CLAIMED)) {
      String name = state.name().toLowerCase(java.util.Locale.ROOT);
      gauge(
          "rendezvous_batches",
          "Batches by state; offered is the depth of the queue in the broker",
          name,
          () -> batches(state));
    }
  }

  private void gauge(String name, String description, String state, Supplier<Long> value) {
    registry.gauge(
        Metadata.builder().withName(name).withDescription(description).build(),
        value,
        new Tag("state", state));
  }

  private long nodes(NodeState state) {
    return nodes.all().stream().filter(node -> node.state() == state).count();
  }

  private long frames(FrameState state) {
    FrameCounts now = counts;
    if (now == null || now.isOlderThan(FRESH, clock.instant())) {
      now = countFrames();
      counts = now;
    }
    return now.frames().getOrDefault(state, 0L);
  }

  /** One look through all jobs for all states. Public for the container's sake. */
  @Transactional
  public FrameCounts countFrames() {
    Object[] sums =
        books
            .createQuery(
                "select sum(j.total), sum(j.active), sum(j.completed), sum(j.failed),"
                    + " sum(j.canceled) from Job j",
                Object[].class)
            .getSingleResult();
    Map<FrameState, Long> frames = new EnumMap<>(FrameState.class);
    frames.put(FrameState.ACTIVE, number(sums[1]));
    frames.put(FrameState.COMPLETED, number(sums[2]));
    frames.put(FrameState.FAILED, number(sums[3]));
    frames.put(FrameState.CANCELED, number(sums[4]));
    long cut = frames.values().stream().mapToLong(Long::longValue).sum();
    frames.put(FrameState.QUEUED, number(sums[0]) - cut);
    return new FrameCounts(frames, clock.instant());
  }

  /** The sum over no rows is null. */
  private static long number(@Nullable Object sum) {
    return sum == null ? 0 : ((Number) sum).longValue();
  }

  /** Public for the container's sake. */
  @Transactional
  public long batches(BatchState state) {
    return books
        .createQuery("select count(b.state) from Batch b where b.state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }
}
