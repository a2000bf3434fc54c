package farm.rendezvous.orchestrator.webhooks.boundary;

import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.http.Paging;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.webhooks.control.Deliveries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/jobs/{id}/deliveries}. */
@Path("/api/v1/jobs/{id}/deliveries")
@RequestScoped
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class JobDeliveriesResource {

  @Inject private Jobs jobs;
  @Inject private Deliveries deliveries;

  /** Lists what was told of a job, newest first. */
  @GET
  @Operation(
      operationId = "listJobDeliveries",
      summary = "What webhooks were told of a job, newest first",
      description = "Kept for a week after their end.")
  @APIResponse(responseCode = "200", description = "a page of deliveries")
  @APIResponse(responseCode = "400", description = "a parameter is wrong")
  @APIResponse(responseCode = "404", description = "no such job")
  public Page<DeliveryView> list(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @BeanParam Paging paging) {
    Job job = jobs.find(id).orElseThrow(Problem::noSuchJob);
    return deliveries.list(job.id(), paging.cursor(), paging.limit()).map(DeliveryView::of);
  }
}
