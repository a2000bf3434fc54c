package farm.rendezvous.orchestrator.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** What JAX-RS itself refuses (404, 405, 406, 415, ...), as problem details. */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

  private static final System.Logger LOG = System.getLogger(WebApplicationMapper.class.getName());

  @Override
  public Response toResponse(WebApplicationException e) {
    Response original = e.getResponse();
    if (original.hasEntity()) {
      return original;
    }
    if (original.getStatus() >= 500) {
      LOG.log(Level.ERROR, "a request failed", e);
    }
    String detail =
        switch (original.getStatus()) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not take this method.";
          case 415 -> "Send JSON, with the header Content-Type: application/json.";
          default -> String.valueOf(e.getMessage());
        };
    Response.ResponseBuilder response = new Problem(original.getStatusInfo(), detail).response();
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
  }
}
