package farm.rendezvous.orchestrator.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Problem details, RFC 9457.
 *
 * @param errors what is wrong with which field; left out when it is no matter of fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String title, int status, String detail, List<FieldError> errors) {

  /** The media type of problem details. */
  public static final MediaType TYPE = new MediaType("application", "problem+json");

  /** 507, which Jakarta REST has no name for. */
  public static final int INSUFFICIENT_STORAGE = 507;

  public Problem {
    errors = List.copyOf(errors);
  }

  public Problem(Response.StatusType status, String detail) {
    this(status.getReasonPhrase(), status.getStatusCode(), detail, List.of());
  }

  /** What a resource throws where there is nothing of that name. */
  public static WebApplicationException notFound(String why) {
    return new Problem(Response.Status.NOT_FOUND, why).exception();
  }

  /** The same for a job. */
  public static WebApplicationException noSuchJob() {
    return notFound("There is no job of this id.");
  }

  /** What a resource throws to answer with it. */
  public WebApplicationException exception() {
    return new WebApplicationException(response().build());
  }

  /** The response that says it. */
  public Response.ResponseBuilder response() {
    return Response.status(status).type(TYPE).entity(this);
  }
}
