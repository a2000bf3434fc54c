package farm.rendezvous.orchestrator.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** 413 for a body that no job needs, before it is read into memory, and for too large a file. */
@Provider
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BodyLimit implements ContainerRequestFilter {

  /** A million single frame numbers would not fit; ranges do. */
  private static final int MAX_BYTES = 1 << 20;

  @Inject
  @ConfigProperty(name = "upload.max.mib")
  private long uploadMaxMiB;

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    boolean upload = method != null && method.isAnnotationPresent(Upload.class);
    long most = upload ? uploadMaxMiB << 20 : MAX_BYTES;
    if (ContentLength.of(request) > most) {
      request.abortWith(tooLarge(most));
      return;
    }
    request.setEntityStream(new Limited(request.getEntityStream(), most));
  }

  private static Response tooLarge(long most) {
    return new Problem(
            Response.Status.REQUEST_ENTITY_TOO_LARGE, "The body is larger than " + most + " bytes.")
        .response()
        .build();
  }

  private static final class Limited extends FilterInputStream {

    private final long most;
    private long left;

    Limited(InputStream in, long most) {
      super(in);
      this.most = most;
      this.left = most;
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
        throw new WebApplicationException(tooLarge(most));
      }
    }
  }
}
