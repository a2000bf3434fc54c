package farm.rendezvous.orchestrator.results.boundary;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;

/** What is sent while it is read or made. A client that goes away ends it, and is no error. */
final class Download implements StreamingOutput {

  private static final System.Logger LOG = System.getLogger(Download.class.getName());

  /** Writes what is to be sent. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private final Content content;

  Download(Content content) {
    this.content = content;
  }

  @Override
  public void write(OutputStream client) throws IOException {
    try {
      content.write(new ToClient(client));
    } catch (ClientGoneException e) {
      LOG.log(Level.DEBUG, "a client has gone away in the middle of a download: {0}", e.getCause());
    }
  }

  private static final class ClientGoneException extends IOException {

    private static final long serialVersionUID = 1;

    ClientGoneException(IOException cause) {
      super(cause);
    }
  }

  /** Tells trouble with the client from trouble with what is read. */
  private static final class ToClient extends FilterOutputStream {

    ToClient(OutputStream client) {
      super(client);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new ClientGoneException(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw new ClientGoneException(e);
      }
    }
  }
}
