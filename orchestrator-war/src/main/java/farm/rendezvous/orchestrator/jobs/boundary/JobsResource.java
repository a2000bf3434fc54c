package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.http.Submission;
import farm.rendezvous.orchestrator.http.Upload;
import farm.rendezvous.orchestrator.jobs.control.Intake;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.control.Page;
import farm.rendezvous.orchestrator.jobs.control.SubmissionReader;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.JobsChanged;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs}. */
@Path("/api/v1/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class JobsResource {

  @Inject private Intake intake;
  @Inject private SubmissionForms forms;
  @Inject private Jobs jobs;
  @Inject private Clock clock;
  @Inject private Event<JobsChanged> changes;

  /** Takes a job; the same key gives the same job again. */
  @POST
  @Submission
  @Consumes(MediaType.APPLICATION_JSON)
  public Response submit(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable String body) {
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
  public Response submitForm(
      @HeaderParam("Idempotency-Key") @Nullable String key, List<EntityPart> parts)
      throws IOException, UploadRefusedException {
    return submit(key, forms.read(parts));
  }

  /** Lists jobs, newest first. */
  @GET
  public Page<JobView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("q") @Nullable String words,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return jobs.list(state(state), words, cursor, Paging.limit(limit)).map(this::view);
  }

  /** Shows a job. */
  @GET
  @Path("{id}")
  public JobView show(@PathParam("id") String id) {
    return view(find(id));
  }

  /** Changes the name or the priority of a job. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JobView change(@PathParam("id") String id, @Nullable String body) {
    Job job = jobs.change(id, SubmissionReader.readChanges(body)).orElseThrow(JobsResource::noJob);
    changes.fire(new JobsChanged());
    return view(job);
  }

  /** Deletes a job that is final, and its frames on the disk. */
  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) {
    Job job = jobs.delete(id).orElseThrow(JobsResource::noJob);
    if (!job.state().isFinal()) {
      String detail = "The job is " + job.state().json() + ": cancel it first.";
      throw new WebApplicationException(
          new Problem(Response.Status.CONFLICT, detail).response().build());
    }
  }

  /** Lists the frames of a job by number. */
  @GET
  @Path("{id}/frames")
  public Page<FrameView> frames(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return jobs.frames(find(id), Paging.wholeNumber("cursor", cursor), Paging.limit(limit))
        .map(FrameView::of);
  }

  private JobView view(Job job) {
    return JobView.of(job, clock.instant());
  }

  private Job find(String id) {
    return jobs.find(id).orElseThrow(JobsResource::noJob);
  }

  private static WebApplicationException noJob() {
    return new WebApplicationException(
        new Problem(Response.Status.NOT_FOUND, "There is no job of this id.").response().build());
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
