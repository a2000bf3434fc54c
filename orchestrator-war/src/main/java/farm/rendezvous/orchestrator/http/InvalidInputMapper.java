package farm.rendezvous.orchestrator.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 400 that names the fields. */
@Provider
public class InvalidInputMapper implements ExceptionMapper<InvalidInputException> {

  @Override
  public Response toResponse(InvalidInputException e) {
    String detail = String.valueOf(e.getMessage());
    return new Problem("Invalid input", 400, detail, e.errors()).response().build();
  }
}
