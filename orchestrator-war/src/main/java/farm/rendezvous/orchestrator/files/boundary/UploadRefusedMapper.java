package farm.rendezvous.orchestrator.files.boundary;

import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** 409, 413, 416, 422 or 507, by why a file was not taken. */
@Provider
public class UploadRefusedMapper implements ExceptionMapper<UploadRefusedException> {

  private static final int UNPROCESSABLE_CONTENT = 422;

  @Override
  public Response toResponse(UploadRefusedException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case TOO_LARGE -> answer(Response.Status.REQUEST_ENTITY_TOO_LARGE, detail);
      case OTHER_OFFSET -> answer(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE, detail);
      case BUSY -> answer(Response.Status.CONFLICT, detail);
      case OTHER_CONTENTS -> answer("Unprocessable Content", UNPROCESSABLE_CONTENT, detail);
      case NO_ROOM -> answer("Insufficient Storage", Problem.INSUFFICIENT_STORAGE, detail);
    };
  }

  private static Response answer(Response.Status status, String detail) {
    return new Problem(status, detail).response().build();
  }

  private static Response answer(String title, int status, String detail) {
    return new Problem(title, status, detail, List.of()).response().build();
  }
}
