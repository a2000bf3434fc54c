package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.results.control.Archive;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/jobs/{id}/frames.zip}. */
@Path("/api/v1/jobs/{id}/frames.zip")
@RequestScoped
@Tag(name = "results")
@SuppressWarnings("NullAway.Init")
public class ArchiveResource {

  @Inject private Asked asked;
  @Inject private Archive archive;

  /** Sends all that is finished. */
  @GET
  @Operation(
      operationId = "getArchive",
      summary = "The images of all completed frames in one zip file",
      description = "In the order of the frames, with their names on disk, not compressed.")
  @APIResponse(
      responseCode = "200",
      description = "the archive, written while it is sent",
      content =
          @Content(
              mediaType = MediaTypes.ZIP,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "404",
      description = "no such job, or nothing is completed",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "nothing yet", value = Examples.NOTHING_FINISHED)))
  public Response frames(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id) {
    Job job = asked.job(id);
    if (job.counts().completed() == 0) {
      throw Asked.nothingFinished();
    }
    return Response.ok(new Download(out -> archive.write(job, out)))
        .type(MediaTypes.ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, Names.attachment(job, ".zip"))
        .build();
  }
}
