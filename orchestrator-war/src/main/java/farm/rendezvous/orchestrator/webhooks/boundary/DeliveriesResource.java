package farm.rendezvous.orchestrator.webhooks.boundary;

import farm.rendezvous.orchestrator.jobs.boundary.Paging;
import farm.rendezvous.orchestrator.jobs.control.Page;
import farm.rendezvous.orchestrator.webhooks.control.Deliveries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/deliveries}. */
@Path("/api/v1/deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DeliveriesResource {

  @Inject private Deliveries deliveries;

  /** Lists the deliveries of all webhooks, newest first. */
  @GET
  public Page<DeliveryView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    return deliveries.list(null, cursor, Paging.limit(limit)).map(DeliveryView::of);
  }
}
