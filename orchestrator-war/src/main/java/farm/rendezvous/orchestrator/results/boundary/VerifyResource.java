package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.results.control.Verification;
import farm.rendezvous.orchestrator.results.control.Verification.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/jobs/{id}/verify}. */
@Path("/api/v1/jobs/{id}/verify")
@RequestScoped
@Tag(name = "results")
@SuppressWarnings("NullAway.Init")
public class VerifyResource {

  private static final int RETRY_AFTER_SECONDS = 10;

  @Inject private Asked asked;
  @Inject private Verification verification;

  /** Reads all that is finished and compares it with the books. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifyJob",
      summary = "Checks every completed frame on the disk again",
      description = "Whether it is there, with the size and the SHA-256 that it came with.")
  @APIResponse(
      responseCode = "200",
      description = "what is broken or missing, and what of it is rendered again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Outcome.class),
              examples = @ExampleObject(name = "a frame is missing", value = Examples.VERIFIED)))
  @APIResponse(responseCode = "404", description = "no such job")
  @APIResponse(responseCode = "503", description = "a job is being verified; ask again later")
  public Response verify(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id)
      throws IOException {
    Optional<Outcome> outcome = verification.verify(asked.job(id));
    return outcome.isPresent()
        ? Response.ok(outcome.get()).build()
        : new Problem(
                Response.Status.SERVICE_UNAVAILABLE,
                "A job is being verified now; one is read at a time. Ask again later.")
            .response()
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
            .build();
  }
}
