package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.http.Paging;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.http.Submission;
import farm.rendezvous.orchestrator.http.Upload;
import farm.rendezvous.orchestrator.jobs.control.Intake;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.control.SubmissionReader;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.JobsChanged;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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

/** {@code /api/v1/jobs}. */
@Path("/api/v1/jobs")
@RequestScoped
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class JobsResource {

  @Inject private Intake intake;
  @Inject private SubmissionForms forms;
  @Inject private Jobs jobs;
  @Inject private JobViews views;
  @Inject private Event<JobsChanged> changes;

  /** Takes a job; the same key gives the same job again. */
  @POST
  @Submission
  @Operation(
      operationId = "submitJob",
      summary = "Takes a job",
      description =
          "After 201 it is on disk, and kept whatever dies. With an Idempotency-Key the same key gives the same job again, never a second one. Also as multipart/form-data: part job is this JSON, part file the .blend, parts files what it uses.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = JobSubmission.class),
            examples = {
              @ExampleObject(name = "frames of a file", value = JobExamples.SUBMISSION),
              @ExampleObject(name = "a range of the default file", value = JobExamples.RANGE)
            }),
        @Content(
            mediaType = "multipart/form-data",
            schema = @Schema(type = SchemaType.OBJECT, description = JobExamples.FORM_PARTS),
            examples = @ExampleObject(name = "a file and a texture", value = JobExamples.FORM))
      })
  @APIResponse(
      responseCode = "201",
      description = "the job",
      headers =
          @Header(
              name = "Location",
              description = "where it is",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobView.class),
              examples = @ExampleObject(name = "example", value = JobExamples.JOB)))
  @APIResponse(responseCode = "400", description = "fields that are wrong, and why")
  @APIResponse(responseCode = "413", description = "the body is larger than 1 MiB")
  @APIResponse(responseCode = "415", description = "no JSON")
  @APIResponse(
      responseCode = "429",
      description = "more submissions than RATE_LIMIT a second; again after Retry-After")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response submit(
      @Parameter(description = "1 to 255 characters of the submitter's", example = "shot-010-v3")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Nullable String body) {
    Job job = intake.accept(body, key);
    return Response.created(UriBuilder.fromPath("/api/v1/jobs/{id}").build(job.id()))
        .entity(view(job))
        .build();
  }

  /** Takes a job with its files; the same key gives the same job again. */
  @POST
  @Submission
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true, summary = "One call cannot be described twice; see submitJob")
  public Response submitForm(
      @HeaderParam("Idempotency-Key") @Nullable String key, List<EntityPart> parts)
      throws IOException, UploadRefusedException {
    return submit(key, forms.read(parts));
  }

  /** Lists jobs, newest first. */
  @GET
  @Operation(operationId = "listJobs", summary = "Jobs, newest first")
  @APIResponse(responseCode = "200", description = "a page of them")
  @APIResponse(responseCode = "400", description = "a parameter is wrong")
  public Page<JobView> list(
      @Parameter(
              description = "only those in this state",
              schema = @Schema(implementation = JobState.class))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "only those with this in their name") @QueryParam("q")
          @Nullable String words,
      @BeanParam Paging paging) {
    return jobs.list(state(state), words, paging.cursor(), paging.limit()).map(this::view);
  }

  /** Shows a job. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getJob", summary = "One job")
  @APIResponse(
      responseCode = "200",
      description = "the job",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobView.class),
              examples = @ExampleObject(name = "example", value = JobExamples.JOB)))
  @APIResponse(responseCode = "404", description = "no such job")
  public JobView show(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id) {
    return view(find(id));
  }

  /** Changes the name or the priority of a job. */
  @PATCH
  @Path("{id}")
  @Operation(
      operationId = "changeJob",
      summary = "Changes the name or the priority of a job",
      description = "A job that becomes more urgent gets the next free slot.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobSubmission.Changes.class),
              examples = @ExampleObject(name = "more urgent", value = JobExamples.CHANGES)))
  @APIResponse(
      responseCode = "200",
      description = "the job",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = JobView.class),
              examples = @ExampleObject(name = "example", value = JobExamples.JOB)))
  @APIResponse(responseCode = "400", description = "fields that are wrong, or cannot be changed")
  @APIResponse(responseCode = "404", description = "no such job")
  @Consumes(MediaType.APPLICATION_JSON)
  public JobView change(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @Nullable String body) {
    Job job = jobs.change(id, SubmissionReader.readChanges(body)).orElseThrow(Problem::noSuchJob);
    changes.fire(new JobsChanged());
    return view(job);
  }

  /** Deletes a job that is final, and its frames on the disk. */
  @DELETE
  @Produces(MediaType.WILDCARD) // nothing, or a problem: whatever the client accepts
  @Path("{id}")
  @Operation(
      operationId = "deleteJob",
      summary = "Deletes a job that has ended, with its frames on the disk")
  @APIResponse(responseCode = "204", description = "it is gone")
  @APIResponse(responseCode = "404", description = "no such job")
  @APIResponse(responseCode = "409", description = "it has not ended, or another job waits for it")
  public void delete(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id) {
    jobs.dependent(id)
        .ifPresent(
            other -> {
              throw conflict("Job " + other + " waits for this one: cancel that, or wait, too.");
            });
    Job job = jobs.delete(id).orElseThrow(Problem::noSuchJob);
    if (!job.state().isFinal()) {
      throw conflict("The job is " + job.state().json() + ": cancel it first.");
    }
  }

  private static WebApplicationException conflict(String detail) {
    return new Problem(Response.Status.CONFLICT, detail).exception();
  }

  /** Lists the frames of a job by number. */
  @GET
  @Path("{id}/frames")
  @Operation(operationId = "listFrames", summary = "Frames of a job, by number")
  @APIResponse(responseCode = "200", description = "a page of them")
  @APIResponse(responseCode = "400", description = "a parameter is wrong")
  @APIResponse(responseCode = "404", description = "no such job")
  public Page<FrameView> frames(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @BeanParam Paging paging) {
    return jobs.frames(find(id), paging.cursorAsNumber(), paging.limit()).map(FrameView::of);
  }

  private JobView view(Job job) {
    return views.of(job);
  }

  private Job find(String id) {
    return jobs.find(id).orElseThrow(Problem::noSuchJob);
  }

  private static @Nullable JobState state(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(JobState.values())
        .filter(state -> state.json().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "state",
                    "must be one of "
                        + Arrays.stream(JobState.values()).map(JobState::json).toList()));
  }
}
