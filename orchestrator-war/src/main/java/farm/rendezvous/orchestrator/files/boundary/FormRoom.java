package farm.rendezvous.orchestrator.files.boundary;

import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.Room;
import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.ContentLength;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
      Room.Watch room = store.room().watchTwofold();
      request.setEntityStream(new Watched(request.getEntityStream(), room));
    }
  }

  private static Response answer(UploadRefusedException e) {
    return new UploadRefusedMapper().toResponse(e);
  }

  /** What comes may have no length, and others write to the disk meanwhile. */
  private static final class Watched extends FilterInputStream {

    private final Room.Watch room;

    Watched(InputStream in, Room.Watch room) {
      super(in);
      this.room = room;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      took(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      took(Math.max(n, 0));
      return n;
    }

    private void took(int bytes) throws IOException {
      try {
        room.took(bytes);
      } catch (UploadRefusedException e) {
        throw new WebApplicationException(answer(e));
      }
    }
  }
}
