package farm.rendezvous.orchestrator.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

/** How long a body is; the request's own length is an int. */
public final class ContentLength {

  private ContentLength() {}

  /** Bytes, as the client says; 0 if it does not. */
  public static long of(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return header == null ? 0 : Long.parseLong(header.trim());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
