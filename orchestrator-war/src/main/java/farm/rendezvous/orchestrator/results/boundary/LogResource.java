package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.results.control.BlenderLogs;
import farm.rendezvous.orchestrator.results.control.Results;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/log}. */
@Path("/api/v1/jobs/{id}/log")
@RequestScoped
@Tag(name = "results")
@SuppressWarnings("NullAway.Init")
public class LogResource {

  @Inject private Asked asked;
  @Inject private Results results;

  /** Sends what Blender has said. */
  @GET
  @Operation(
      operationId = "getLog",
      summary = "Blender's log, of all attempts or of those at one frame",
      description = "One log for each attempt at a batch, each below its name, the newest last.")
  @APIResponse(
      responseCode = "200",
      description = "the logs as far as they go now",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "of one attempt", value = Examples.LOG)))
  @APIResponse(responseCode = "404", description = "no such job or frame, or no node has begun")
  public Response log(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @Parameter(
              description = "number of a frame",
              example = "7",
              schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("frame")
          @Nullable String frame)
      throws IOException {
    Job job = asked.job(id);
    boolean ofAll = frame == null || frame.isEmpty();
    Integer number = ofAll ? null : asked.frame(job, String.valueOf(frame)).number();
    List<java.nio.file.Path> logs = BlenderLogs.find(results.output(job), number);
    if (logs.isEmpty()) {
      throw Problem.notFound(
          ofAll
              ? "There is no log: no node has begun with this job."
              : "There is no log: no node has begun with frame " + number + ".");
    }
    if (logs.size() > BlenderLogs.MOST) {
      throw new InvalidInputException(
          "frame", "must be given: this job has more than " + BlenderLogs.MOST + " logs");
    }
    return Response.ok(new Download(out -> BlenderLogs.write(logs, out)))
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
