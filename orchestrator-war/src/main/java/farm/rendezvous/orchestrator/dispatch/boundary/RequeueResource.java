package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.dispatch.control.Requeueing;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobsResource;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.IllegalFrameSetException;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/requeue}. */
@Path("/api/v1/jobs/{id}/requeue")
@RequestScoped
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
  public JobView requeue(
      @PathParam("id") String id, @QueryParam("frames") @Nullable String frames) {
    JobView job = jobs.show(id);
    if (job.state() == JobState.CANCEL_REQUESTED) {
      throw new WebApplicationException(
          new Problem(
                  Response.Status.CONFLICT,
                  "The job is being canceled: wait until it is, and ask again.")
              .response()
              .build());
    }
    if (frames == null) {
      requeueing.requeue(job.id());
    } else {
      requeueing.requeue(job.id(), chosen(frames, job));
    }
    loop.wake();
    return jobs.show(id);
  }

  private static FrameSet chosen(String frames, JobView job) {
    try {
      FrameSet chosen = FrameSet.parse(frames);
      if (!FrameSet.parse(job.frames()).containsAll(chosen)) {
        throw new InvalidInputException(
            "frames", "must be frames of the job, which has " + job.frames());
      }
      return chosen;
    } catch (IllegalFrameSetException e) {
      throw new InvalidInputException("frames", String.valueOf(e.getMessage()));
    }
  }
}
