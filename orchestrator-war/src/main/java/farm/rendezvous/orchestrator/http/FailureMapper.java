package farm.rendezvous.orchestrator.http;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;

/**
 * What went wrong on this side: 503 when the books cannot be kept (disk full, database gone), which
 * may be better later; 500 for the rest. The log has the stack trace, the client does not.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Exception> {

  private static final String RETRY_AFTER_SECONDS = "5";

  private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

  @Override
  public Response toResponse(Exception e) {
    if (saysThatADiskIsFull(e)) {
      LOG.log(Level.ERROR, "a disk is full; the request was answered with 507: {0}", e);
      return new Problem(
              "Insufficient Storage",
              Problem.INSUFFICIENT_STORAGE,
              "A disk of the farm is full, so nothing was accepted.",
              List.of())
          .response()
          .build();
    }
    if (comesFromTheBooks(e)) {
      LOG.log(Level.ERROR, "the books cannot be kept; the request was answered with 503", e);
      return new Problem(
              Response.Status.SERVICE_UNAVAILABLE,
              "The farm cannot write its books now, so nothing was accepted. Try again later.")
          .response()
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
          .build();
    }
    LOG.log(Level.ERROR, "a request failed and was answered with 500", e);
    return new Problem(
            Response.Status.INTERNAL_SERVER_ERROR,
            "The orchestrator failed on this request; its log says why.")
        .response()
        .build();
  }

  private static boolean saysThatADiskIsFull(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          && String.valueOf(cause.getMessage()).contains("No space left")) {
        return !comesFromTheBooks(e);
      }
    }
    return false;
  }

  private static boolean comesFromTheBooks(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PersistenceException
          || cause instanceof SQLException
          || cause instanceof RollbackException) {
        return true;
      }
    }
    return false;
  }
}
