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
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicLong;
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
    AtomicLong left = new AtomicLong(most);
    request.setEntityStream(
        new CountedStream(
            request.getEntityStream(),
            bytes -> {
              if (left.addAndGet(-bytes) < 0) {
                throw new WebApplicationException(tooLarge(most));
              }
            }));
  }

  private static Response tooLarge(long most) {
    return new Problem(
            Response.Status.REQUEST_ENTITY_TOO_LARGE, "The body is larger than " + most + " bytes.")
        .response()
        .build();
  }
}
