package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.dispatch.control.Requeueing;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobsResource;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.IllegalFrameSetException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/requeue}. */
@Path("/api/v1/jobs/{id}/requeue")
@RequestScoped
@Tag(name = "control")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class RequeueResource {

  @Inject private Requeueing requeueing;
  @Inject private JobsResource jobs;
  @Inject private DispatchLoop loop;

  /**
   * Queues frames again.
   *
   * @param frames which, finished or not, such as {@code 7,9-12}; null for all that failed or were
   *     canceled
   */
  @POST
  @Operation(
      operationId = "requeueJob",
      summary = "Queues frames of the job again",
      description = "Those that failed or were canceled, or just the chosen ones, finished or not.")
  @APIResponse(
      responseCode = "200",
      description = "the job as it is then",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobView.class),
              examples = @ExampleObject(name = "example", value = JobExamples.JOB)))
  @APIResponse(responseCode = "400", description = "frames that the job does not have")
  @APIResponse(responseCode = "404", description = "no such job")
  @APIResponse(responseCode = "409", description = "it is about to be canceled")
  public JobView requeue(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @Parameter(
              description = "which; left out: all that failed or were canceled",
              example = "7,9-12")
          @QueryParam("frames")
          @Nullable String frames) {
    JobView job = jobs.show(id);
    if (frames == null) {
      requeueing.requeue(job.id());
    } else {
      requeueing.requeue(job.id(), numbers(frames, job));
    }
    loop.wake();
    return jobs.show(id);
  }

  private static List<Integer> numbers(String frames, JobView job) {
    try {
      FrameSet chosen = FrameSet.parse(frames);
      if (!FrameSet.parse(job.frames()).containsAll(chosen)) {
        throw new InvalidInputException(
            "frames", "must be frames of the job, which has " + job.frames());
      }
      return chosen.slice(0, chosen.size());
    } catch (IllegalFrameSetException e) {
      throw new InvalidInputException("frames", String.valueOf(e.getMessage()));
    }
  }
}
