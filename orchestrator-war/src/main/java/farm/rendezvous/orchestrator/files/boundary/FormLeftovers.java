package farm.rendezvous.orchestrator.files.boundary;

import farm.rendezvous.orchestrator.files.control.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/**
 * Files in forms come by way of temporary files that nobody removes. As nothing tells whose they
 * are, they go when no form is being read.
 */
@Provider
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FormLeftovers implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String MARK = FormLeftovers.class.getName();

  private static final MediaType FORM = MediaType.MULTIPART_FORM_DATA_TYPE;

  @Inject private FileStore store;

  private final Object lock = new Object();
  private int forms;

  @Override
  public void filter(ContainerRequestContext request) {
    if (isForm(request)) {
      synchronized (lock) {
        forms++;
      }
      request.setProperty(MARK, true);
    }
  }

  static boolean isForm(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    return type != null && type.isCompatible(FORM) && !type.isWildcardType();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    if (request.getProperty(MARK) != null) {
      request.removeProperty(MARK);
      synchronized (lock) {
        forms--;
        if (forms == 0) {
          store.clearForms();
        }
      }
    }
  }
}
