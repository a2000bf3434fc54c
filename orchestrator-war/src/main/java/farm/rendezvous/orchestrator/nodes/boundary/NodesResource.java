package farm.rendezvous.orchestrator.nodes.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.NodesChanged;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/nodes}. */
@Path("/api/v1/nodes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class NodesResource {

  @Inject private NodeRegistry nodes;
  @Inject private Event<NodesChanged> changes;

  /** All nodes, always in one part. */
  record Nodes(List<NodeView> items, @Nullable String next) {}

  /** A node as the API shows it. */
  record NodeView(
      String name,
      NodeState state,
      Duty duty,
      int slots,
      @Nullable String blenderVersion,
      int cores,
      @JsonProperty("memoryMiB") long memoryMiB,
      Instant lastSeen,
      List<WorkView> work) {}

  /**
   * An attempt that a node holds.
   *
   * @param frame the one that Blender is at; null between frames
   * @param progress how much of it is rendered, 0 to 1; null while Blender has not said
   */
  record WorkView(
      UUID job, UUID batch, UUID attempt, @Nullable Integer frame, @Nullable Double progress) {}

  /** Lists every node that was ever heard. */
  @GET
  public Nodes list() {
    return new Nodes(nodes.all().stream().map(this::view).toList(), null);
  }

  /** Pauses a node, lets it work again, or drains it; shows it as it is then. */
  @POST
  @Path("{name}/{word: pause|resume|drain}")
  public NodeView assign(@PathParam("name") String name, @PathParam("word") String word) {
    Duty duty =
        switch (word) {
          case "pause" -> Duty.PAUSE;
          case "drain" -> Duty.DRAIN;
          default -> Duty.WORK;
        };
    if (!nodes.assign(name, duty)) {
      throw new WebApplicationException(
          new Problem(Response.Status.NOT_FOUND, "No node of this name was ever heard.")
              .response()
              .build());
    }
    nodes.write();
    changes.fire(new NodesChanged(true, false));
    return nodes.all().stream()
        .filter(node -> node.name().equals(name))
        .map(this::view)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private NodeView view(NodeStatus status) {
    Heartbeat heartbeat = status.heartbeat();
    return new NodeView(
        status.name(),
        status.state(),
        nodes.duty(status.name()),
        heartbeat.slots(),
        heartbeat.blenderVersion(),
        heartbeat.cores(),
        heartbeat.memoryMiB(),
        status.lastSeen(),
        heartbeat.work().stream()
            .map(
                work ->
                    new WorkView(
                        work.jobId(),
                        work.batchId(),
                        work.attemptId(),
                        work.frame(),
                        work.progress()))
            .toList());
  }
}
