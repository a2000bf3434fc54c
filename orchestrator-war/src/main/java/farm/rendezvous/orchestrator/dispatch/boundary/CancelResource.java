package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.dispatch.control.Control;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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

/** {@code /api/v1/jobs/{id}/cancel}. */
@Path("/api/v1/jobs/{id}/cancel")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "control")
@SuppressWarnings("NullAway.Init")
public class CancelResource {

  @Inject private Control control;
  @Inject private Obedience obedience;

  /** Nothing of the job is wanted any more; shows the job as it is then. */
  @POST
  @Operation(
      operationId = "cancelJob",
      summary = "Nothing of the job is wanted any more",
      description = "Its Blenders are stopped within seconds; what is finished stays.")
  @APIResponse(
      responseCode = "200",
      description = "the job as it is then",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobView.class),
              examples = @ExampleObject(name = "example", value = JobExamples.JOB)))
  @APIResponse(responseCode = "404", description = "no such job")
  @APIResponse(responseCode = "409", description = "its state does not allow it")
  public JobView cancel(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id) {
    return obedience.obey(id, control::cancel);
  }
}
