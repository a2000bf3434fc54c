package farm.rendezvous.orchestrator.remote.boundary;

import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.preflight.control.Preflight;
import farm.rendezvous.orchestrator.remote.control.FileChangedException;
import farm.rendezvous.orchestrator.remote.control.Manifest;
import farm.rendezvous.orchestrator.remote.control.Manifests;
import farm.rendezvous.orchestrator.remote.control.Wanted;
import farm.rendezvous.orchestrator.results.boundary.FileSending;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /api/v1/jobs/{id}/inputs}, also of what a node looks into before it is a job. */
@Path("/api/v1/jobs/{id}/inputs")
@RequestScoped
@SuppressWarnings("NullAway.Init")
public class InputsResource {

  @Inject private Jobs jobs;
  @Inject private Preflight preflight;
  @Inject private Manifests manifests;
  @Context private Request request;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  /** Lists the inputs. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true, summary = "The .blend file of a job and what it uses, with hashes")
  public Manifest list() throws IOException {
    try {
      return manifests.of(wanted());
    } catch (FileChangedException e) {
      throw changed(e);
    } catch (NoSuchFileException e) {
      throw Problem.notFound("an input is not there any more: " + e.getMessage());
    }
  }

  /** Sends one of them. */
  @GET
  @Path("{name:.+}")
  @Operation(hidden = true, summary = "An input of a job")
  public Response send(@PathParam("name") String name) throws IOException {
    Wanted wanted = wanted();
    try {
      String hash =
          manifests.hash(wanted, name).orElseThrow(() -> Problem.notFound("no such input"));
      return new FileSending(request, headers)
          .send(manifests.place(wanted, name), MediaType.APPLICATION_OCTET_STREAM, hash);
    } catch (FileChangedException e) {
      throw changed(e);
    } catch (NoSuchFileException e) {
      throw Problem.notFound("the file is not there any more");
    }
  }

  private static WebApplicationException changed(FileChangedException e) {
    return new Problem(Response.Status.CONFLICT, String.valueOf(e.getMessage())).exception();
  }

  private Wanted wanted() {
    return underWay()
        .map(Wanted::by)
        .or(() -> jobs.find(id).map(Wanted::by))
        .orElseThrow(Problem::noSuchJob);
  }

  private Optional<InspectionRequest> underWay() {
    try {
      return preflight.underWay(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
