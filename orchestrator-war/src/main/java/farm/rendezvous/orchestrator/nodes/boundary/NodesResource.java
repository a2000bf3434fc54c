package farm.rendezvous.orchestrator.nodes.boundary;

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
import java.util.List;
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

  /** Lists every node that was ever heard. */
  @GET
  public Nodes list() {
    return new Nodes(nodes.all().stream().map(this::view).toList(), null);
  }

  /** The node finishes its frames and takes no batch, until it is resumed. */
  @POST
  @Path("{name}/pause")
  public NodeView pause(@PathParam("name") String name) {
    return assign(name, Duty.PAUSE);
  }

  /** The node finishes its frames and takes no batch, until it goes away, or is resumed. */
  @POST
  @Path("{name}/drain")
  public NodeView drain(@PathParam("name") String name) {
    return assign(name, Duty.DRAIN);
  }

  /** The node takes batches again. */
  @POST
  @Path("{name}/resume")
  public NodeView resume(@PathParam("name") String name) {
    return assign(name, Duty.WORK);
  }

  private NodeView assign(String name, Duty duty) {
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
    return NodeView.of(status, nodes.duty(status.name()));
  }
}
