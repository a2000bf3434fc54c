package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.dispatch.control.Requeueing;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobsResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

  /** Queues the failed and canceled frames again. */
  @POST
  public JobView requeue(
      @PathParam("id") String id, @QueryParam("frames") @Nullable String frames) {
    if (frames != null) {
      throw new InvalidInputException(
          "frames", "cannot be chosen yet: leave it out, and what failed is rendered again");
    }
    requeueing.requeue(jobs.show(id).id());
    loop.wake();
    return jobs.show(id);
  }
}
