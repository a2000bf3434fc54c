package farm.rendezvous.orchestrator.webhooks.boundary;

import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.Paging;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.control.Page;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.webhooks.control.Deliveries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/deliveries}. */
@Path("/api/v1/jobs/{id}/deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class JobDeliveriesResource {

  @Inject private Jobs jobs;
  @Inject private Deliveries deliveries;

  /** Lists what was told of a job, newest first. */
  @GET
  public Page<DeliveryView> list(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Job job = jobs.find(id).orElseThrow(JobDeliveriesResource::noJob);
    return deliveries.list(job.id(), cursor, Paging.limit(limit)).map(DeliveryView::of);
  }

  private static WebApplicationException noJob() {
    return new WebApplicationException(
        new Problem(Response.Status.NOT_FOUND, "There is no job of this id.").response().build());
  }
}
