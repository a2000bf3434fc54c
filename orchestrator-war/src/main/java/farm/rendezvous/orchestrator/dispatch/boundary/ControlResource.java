package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.dispatch.control.Control;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobsResource;
import farm.rendezvous.orchestrator.jobs.entity.IllegalTransitionException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Consumer;

/** {@code /api/v1/jobs/{id}/pause}, {@code /resume} and {@code /cancel}. */
@Path("/api/v1/jobs/{id}/{word: pause|resume|cancel}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ControlResource {

  @Inject private Control control;
  @Inject private JobsResource jobs;
  @Inject private DispatchLoop loop;

  /** Obeys, and shows the job as it is then. */
  @POST
  public JobView obey(@PathParam("id") String id, @PathParam("word") String word) {
    JobView job = jobs.show(id);
    Consumer<UUID> work =
        switch (word) {
          case "pause" -> control::pause;
          case "resume" -> control::resume;
          default -> control::cancel;
        };
    try {
      work.accept(job.id());
    } catch (IllegalTransitionException e) {
      throw conflict(job, word);
    }
    loop.jobsAreToStop();
    return jobs.show(id);
  }

  private static WebApplicationException conflict(JobView job, String word) {
    String detail =
        "The job is " + job.state().json() + ", so there is nothing to " + word + " any more.";
    return new WebApplicationException(
        new Problem(Response.Status.CONFLICT, detail).response().build());
  }
}
