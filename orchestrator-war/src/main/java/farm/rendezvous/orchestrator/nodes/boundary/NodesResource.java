package farm.rendezvous.orchestrator.nodes.boundary;

import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.http.Paging;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.NodesChanged;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/nodes}. */
@Path("/api/v1/nodes")
@RequestScoped
@Tag(name = "nodes")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class NodesResource {

  private static final String EXAMPLE =
      """
      {"name":"node-1","state":"rendering","duty":"work","slots":1,"blenderVersion":"3.4.1",\
      "cores":2,"memoryMiB":24105,"lastSeen":"2026-11-24T19:35:17.255Z","work":[\
      {"job":"0df378ff-a5af-494e-a9f0-7a96362e3923",\
      "batch":"5c5115d5-1816-4dbc-b90c-98939f1ed8e6",\
      "attempt":"654126bf-5300-4dfa-8737-6cd000fcee9c","frame":7,"progress":0.25}]}""";

  @Inject private NodeRegistry nodes;
  @Inject private Event<NodesChanged> changes;

  /** Lists every node that was ever heard, by name. */
  @GET
  @Operation(
      operationId = "listNodes",
      summary = "Every node that was ever heard, with what it does, by name")
  @APIResponse(responseCode = "200", description = "a page of nodes")
  @APIResponse(responseCode = "400", description = "a parameter is wrong")
  public Page<NodeView> list(@BeanParam Paging paging) {
    return nodes.page(paging.cursor(), paging.limit()).map(this::view);
  }

  /** The node finishes its frames and takes no batch, until it is resumed. */
  @POST
  @Path("{name}/pause")
  @Operation(
      operationId = "pauseNode",
      summary = "The node finishes its frames and takes no batch, until it is resumed")
  @APIResponse(
      responseCode = "200",
      description = "the node as it is then",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NodeView.class),
              examples = @ExampleObject(name = "example", value = EXAMPLE)))
  @APIResponse(responseCode = "404", description = "no such node")
  public NodeView pause(
      @Parameter(description = "name of the node", example = "node-1") @PathParam("name")
          String name) {
    return assign(name, Duty.PAUSE);
  }

  /** The node finishes its frames and takes no batch, until it goes away, or is resumed. */
  @POST
  @Path("{name}/drain")
  @Operation(
      operationId = "drainNode",
      summary = "The node finishes its frames and takes no batch, until it goes away")
  @APIResponse(
      responseCode = "200",
      description = "the node as it is then",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NodeView.class),
              examples = @ExampleObject(name = "example", value = EXAMPLE)))
  @APIResponse(responseCode = "404", description = "no such node")
  public NodeView drain(
      @Parameter(description = "name of the node", example = "node-1") @PathParam("name")
          String name) {
    return assign(name, Duty.DRAIN);
  }

  /** The node takes batches again. */
  @POST
  @Path("{name}/resume")
  @Operation(operationId = "resumeNode", summary = "The node takes batches again")
  @APIResponse(
      responseCode = "200",
      description = "the node as it is then",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NodeView.class),
              examples = @ExampleObject(name = "example", value = EXAMPLE)))
  @APIResponse(responseCode = "404", description = "no such node")
  public NodeView resume(
      @Parameter(description = "name of the node", example = "node-1") @PathParam("name")
          String name) {
    return assign(name, Duty.WORK);
  }

  private NodeView assign(String name, Duty duty) {
    if (!nodes.assign(name, duty)) {
      throw Problem.notFound("No node of this name was ever heard.");
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
