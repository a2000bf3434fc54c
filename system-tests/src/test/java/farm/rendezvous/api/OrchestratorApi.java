package farm.rendezvous.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator as a client of the contract sees it. What is answered with 202 and a body is not
 * here: CXF, MicroShed's client, gives no body with that status.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface OrchestratorApi {

  @GET
  @Path("status/{id}")
  @Produces(MediaType.TEXT_PLAIN)
  Response status(@PathParam("id") String id);

  @POST
  @Path("api/v1/jobs")
  Response submit(Map<String, Object> job);

  @GET
  @Path("api/v1/jobs")
  Response jobs(
      @QueryParam("state") @Nullable String state,
      @QueryParam("q") @Nullable String words,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("api/v1/jobs/{id}")
  Response job(@PathParam("id") String id);

  @GET
  @Path("api/v1/jobs/{id}/frames")
  Response frames(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("api/v1/nodes")
  Response nodes();

  @GET
  @Path("metrics")
  @Produces(MediaType.TEXT_PLAIN)
  Response metrics();
}
