package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.orchestrator.dispatch.control.Control;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobsResource;
import farm.rendezvous.orchestrator.jobs.control.Setbacks;
import farm.rendezvous.orchestrator.jobs.entity.Setback;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/setbacks}: what nodes have failed at in a job. */
@Path("/api/v1/jobs/{id}/setbacks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "control")
@SuppressWarnings("NullAway.Init")
public class SetbacksResource {

  private static final String EXAMPLE =
      """
      {"items":[{"node":"node-2","failures":3,"keptAway":true,"reason":"blender-crashed",\
      "problem":"Blender crashed","lastAt":"2026-11-24T11:26:40.151Z"}],"next":null}""";

  @Inject private Control control;
  @Inject private Setbacks setbacks;
  @Inject private JobsResource jobs;
  @Inject private DispatchLoop loop;

  /** All nodes that have failed, always in one part. */
  @Schema(name = "Setbacks")
  record SetbackList(List<SetbackView> items, @Nullable String next) {}

  /**
   * What a node has failed at in a job.
   *
   * @param keptAway whether it gets no more of the job while there is another node
   * @param problem the last one
   */
  record SetbackView(
      String node,
      int failures,
      boolean keptAway,
      FailureReason reason,
      String problem,
      Instant lastAt) {
    static SetbackView of(Setback setback) {
      return new SetbackView(
          setback.node(),
          setback.failures(),
          setback.keepsAway(),
          setback.reason(),
          setback.problem(),
          setback.lastAt());
    }
  }

  /** Lists the nodes that have failed at frames of the job. */
  @GET
  @Operation(
      operationId = "listSetbacks",
      summary = "What nodes have failed at in the job",
      description = "A node that has failed three frames gets no more while there is another.")
  @APIResponse(
      responseCode = "200",
      description = "all of them, in one page",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SetbackList.class),
              examples = @ExampleObject(name = "example", value = EXAMPLE)))
  @APIResponse(responseCode = "404", description = "no such job")
  public SetbackList list(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id) {
    return new SetbackList(
        setbacks.of(jobs.show(id).id()).stream().map(SetbackView::of).toList(), null);
  }

  /** Forgets what a node has failed at, so that it gets batches of the job again. */
  @DELETE
  @Produces(MediaType.WILDCARD) // nothing, or a problem: whatever the client accepts
  @Path("{node}")
  @Operation(
      operationId = "forgiveNode",
      summary = "Forgets what a node has failed at, so that it gets frames of the job again")
  @APIResponse(responseCode = "204", description = "forgotten")
  @APIResponse(
      responseCode = "404",
      description = "no such job, or the node has failed at nothing of it")
  public void forgive(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @Parameter(description = "name of the node", example = "node-1") @PathParam("node")
          String node) {
    JobView job = jobs.show(id);
    if (!control.forgive(job.id(), node)) {
      throw Problem.notFound("No node of this name has failed at a frame of the job.");
    }
    loop.wake();
  }
}
