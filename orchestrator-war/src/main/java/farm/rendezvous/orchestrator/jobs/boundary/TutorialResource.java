package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.orchestrator.http.Submission;
import farm.rendezvous.orchestrator.jobs.control.Intake;
import farm.rendezvous.orchestrator.jobs.control.JobStandings;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.control.Standing;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /render} and {@code /status}, as the tutorial's clients know them. */
@Path("/")
@RequestScoped
@Tag(name = "tutorial")
@SuppressWarnings("NullAway.Init")
public class TutorialResource {

  private static final int RETRY_AFTER_SECONDS = 5;

  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(MediaType.TEXT_PLAIN_TYPE, MediaType.APPLICATION_JSON_TYPE).build();

  @Inject private Intake intake;
  @Inject private Jobs jobs;
  @Inject private JobStandings standings;
  @Inject private JobViews views;
  @Context private Request request;

  /** The answer to a submission. */
  record Taken(UUID jobId) {}

  /** Takes a job; any field of one may stand beside {@code from} and {@code to}. */
  @POST
  @Path("render")
  @Submission
  @Operation(
      operationId = "render",
      summary = "Takes a job",
      description = "As in the dist-app-tutorial; any field of a job may stand beside from and to.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobSubmission.class),
              examples = @ExampleObject(name = "a range", value = JobExamples.RANGE)))
  @APIResponse(
      responseCode = "202",
      description = "it is on disk, and kept whatever dies",
      headers = {
        @Header(
            name = "Location",
            description = "where to ask",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Retry-After",
            description = "seconds",
            schema = @Schema(type = SchemaType.INTEGER))
      },
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Taken.class),
              examples = @ExampleObject(name = "example", value = JobExamples.TAKEN)))
  @APIResponse(responseCode = "400", description = "fields that are wrong, and why")
  @APIResponse(responseCode = "413", description = "the body is larger than 1 MiB")
  @APIResponse(responseCode = "415", description = "no JSON")
  @APIResponse(
      responseCode = "429",
      description = "more submissions than RATE_LIMIT a second; again after Retry-After")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response render(@Nullable String body) {
    Job job = intake.accept(body, null);
    return stillRunning(job.id()).entity(new Taken(job.id())).build();
  }

  /** Tells how a job is, as text, or as JSON for who asks for JSON. */
  @GET
  @Path("status/{id}")
  @Operation(
      operationId = "status",
      summary = "How a job is",
      description = "As text, or as JSON for who asks for JSON.")
  @APIResponse(
      responseCode = "200",
      description = "it has ended: Job completed, Job failed: ..., or Job canceled",
      content = {
        @Content(
            mediaType = "text/plain",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "text", value = "Job completed")),
        @Content(mediaType = "application/json", schema = @Schema(implementation = JobView.class))
      })
  @APIResponse(
      responseCode = "202",
      description = "it has not ended",
      headers = {
        @Header(
            name = "Location",
            description = "where to ask",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Retry-After",
            description = "seconds",
            schema = @Schema(type = SchemaType.INTEGER))
      },
      content = {
        @Content(
            mediaType = "text/plain",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "text", value = "Job still running")),
        @Content(mediaType = "application/json", schema = @Schema(implementation = JobView.class))
      })
  @APIResponse(
      responseCode = "404",
      description = "no such job",
      content =
          @Content(
              mediaType = "text/plain",
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "text", value = "Job not found")))
  public Response status(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id) {
    Variant variant = request.selectVariant(VARIANTS);
    boolean json =
        variant != null && variant.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE);
    return (json ? asJson(id) : asText(id))
        .orElseGet(() -> text(Response.status(404), "Job not found"));
  }

  private Optional<Response> asText(String id) {
    return standings.of(id).map(job -> text(status(job.job(), job.state()), sentence(job)));
  }

  private Optional<Response> asJson(String id) {
    return jobs.find(id)
        .map(
            job ->
                status(job.id(), job.state())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(views.of(job))
                    .build());
  }

  private static String sentence(Standing job) {
    return switch (job.state()) {
      case COMPLETED -> "Job completed";
      case FAILED -> "Job failed: " + job.problem();
      case CANCELED -> "Job canceled";
      default -> "Job still running";
    };
  }

  private static Response.ResponseBuilder status(Object job, JobState state) {
    return state.isFinal() ? Response.ok() : stillRunning(job);
  }

  private static Response.ResponseBuilder stillRunning(Object job) {
    URI location = URI.create("/status/" + job);
    return Response.accepted()
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  private static Response text(Response.ResponseBuilder response, String text) {
    return response.type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")).entity(text).build();
  }
}
