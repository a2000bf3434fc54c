package farm.rendezvous.orchestrator.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** 413 for a body that no job needs, before it is read into memory. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

  /** A million single frame numbers would not fit; ranges do. */
  private static final int MAX_BYTES = 1 << 20;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > MAX_BYTES) {
      request.abortWith(tooLarge());
      return;
    }
    request.setEntityStream(new Limited(request.getEntityStream()));
  }

  private static Response tooLarge() {
    return new Problem(
            Response.Status.REQUEST_ENTITY_TOO_LARGE,
            "The body is larger than " + MAX_BYTES + " bytes.")
        .response()
        .build();
  }

  private static final class Limited extends FilterInputStream {

    private int left = MAX_BYTES;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new WebApplicationException(tooLarge());
      }
    }
  }
}
