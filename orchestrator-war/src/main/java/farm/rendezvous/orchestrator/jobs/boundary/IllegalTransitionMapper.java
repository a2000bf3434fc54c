package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.entity.IllegalTransitionException;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409 that says what state the job is in, and what that does not allow. */
@Provider
public class IllegalTransitionMapper implements ExceptionMapper<IllegalTransitionException> {

  @Override
  public Response toResponse(IllegalTransitionException e) {
    return new Problem(Response.Status.CONFLICT, sentence(e)).response().build();
  }

  private static String sentence(IllegalTransitionException e) {
    return e.from() instanceof JobState from && e.to() instanceof JobState to
        ? "The job is " + from.json() + ", so it cannot be " + participle(to) + "."
        : String.valueOf(e.getMessage());
  }

  private static String participle(JobState asked) {
    return switch (asked) {
      case QUEUED -> "queued again";
      case ACTIVE -> "resumed";
      case PAUSED, PAUSE_REQUESTED -> "paused";
      case CANCELED, CANCEL_REQUESTED -> "canceled";
      case COMPLETED, FAILED -> asked.json();
    };
  }
}
