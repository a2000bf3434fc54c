package farm.rendezvous.orchestrator.files.boundary;

import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.Room;
import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.ContentLength;
import farm.rendezvous.orchestrator.http.CountedStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/**
 * 507 for a form that the disk has no room for, before it fills up. All of a form is written to a
 * temporary file first, and from there to the store: it needs twice its size.
 */
@Provider
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FormRoom implements ContainerRequestFilter {

  @Inject private FileStore store;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (FormLeftovers.isForm(request)) {
      try {
        store.room().check(2 * ContentLength.of(request));
      } catch (UploadRefusedException e) {
        request.abortWith(answer(e));
        return;
      }
      // what comes may have told no length, and others write to the disk meanwhile
      Room.Watch room = store.room().watchTwofold();
      request.setEntityStream(
          new CountedStream(request.getEntityStream(), bytes -> took(room, bytes)));
    }
  }

  private static Response answer(UploadRefusedException e) {
    return new UploadRefusedMapper().toResponse(e);
  }

  private static void took(Room.Watch room, int bytes) throws IOException {
    try {
      room.took(bytes);
    } catch (UploadRefusedException e) {
      throw new WebApplicationException(answer(e));
    }
  }
}
