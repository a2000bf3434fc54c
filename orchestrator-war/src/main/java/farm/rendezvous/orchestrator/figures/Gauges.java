package farm.rendezvous.orchestrator.figures;

import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How frames, batches and nodes stand, read from the books and the registry at each scrape. */
@ApplicationScoped
public class Gauges {

  private final MetricRegistry registry;
  private final NodeRegistry nodes;
  private final EntityManager books;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Gauges() {
    this(null, null, null);
  }

  @Inject
  public Gauges(MetricRegistry registry, NodeRegistry nodes, EntityManager books) {
    this.registry = registry;
    this.nodes = nodes;
    this.books = books;
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

  /** Public for the container's sake. */
  @Transactional
  public long frames(FrameState state) {
    String sum =
        switch (state) {
          // in brackets: EclipseLink 5.0.0 takes a - b - c for a - (b - c)
          case QUEUED -> "j.total - (j.active + j.completed + j.failed + j.canceled)";
          case ACTIVE -> "j.active";
          case COMPLETED -> "j.completed";
          case FAILED -> "j.failed";
          case CANCELED -> "j.canceled";
        };
    Number frames =
        books.createQuery("select sum(" + sum + ") from Job j", Number.class).getSingleResult();
    return frames == null ? 0 : frames.longValue();
  }

  /** Public for the container's sake. */
  @Transactional
  public long batches(BatchState state) {
    return books
        .createQuery("select count(b) from Batch b where b.state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }
}
