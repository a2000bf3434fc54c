package farm.rendezvous.orchestrator.webhooks.boundary;

import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.http.Paging;
import farm.rendezvous.orchestrator.webhooks.control.Deliveries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/deliveries}. */
@Path("/api/v1/deliveries")
@RequestScoped
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DeliveriesResource {

  @Inject private Deliveries deliveries;

  /** Lists the deliveries of all webhooks, newest first. */
  @GET
  @Operation(
      operationId = "listDeliveries",
      summary = "What webhooks were told, newest first",
      description = "Kept for a week after their end.")
  @APIResponse(responseCode = "200", description = "a page of deliveries")
  @APIResponse(responseCode = "400", description = "a parameter is wrong")
  public Page<DeliveryView> list(@BeanParam Paging paging) {
    return deliveries.list(null, paging.cursor(), paging.limit()).map(DeliveryView::of);
  }
}
