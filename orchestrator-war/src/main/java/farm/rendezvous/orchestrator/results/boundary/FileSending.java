package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.results.control.Copying;
import farm.rendezvous.orchestrator.results.control.JobOutput;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file: not again to who has it, and a part of it to who has the rest.
 *
 * @param request GET or HEAD
 * @param headers of the request
 */
public record FileSending(Request request, HttpHeaders headers) {

  private static final String ACCEPT_RANGES = "Accept-Ranges";
  private static final String CONTENT_RANGE = "Content-Range";
  private static final int PARTIAL_CONTENT = 206;

  /**
   * The answer to the request.
   *
   * @param type its media type
   * @param identity the same only for the same bytes
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  public Response send(Path file, String type, String identity) throws IOException {
    EntityTag tag = new EntityTag(identity);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return unchanged.tag(tag).build();
    }
    FileChannel channel = JobOutput.open(file);
    long size = channel.size();
    ByteRange whole = new ByteRange(0, size - 1);
    ByteRange part = ByteRange.parse(wantedRange(tag), size).orElse(whole);
    if (size > 0 && !part.isSatisfiable()) {
      channel.close();
      return new Problem(
              Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes.")
          .response()
          .header(CONTENT_RANGE, "bytes */" + size)
          .build();
    }
    Response.ResponseBuilder response =
        part.equals(whole)
            ? Response.ok()
            : Response.status(PARTIAL_CONTENT).header(CONTENT_RANGE, part.of(size));
    response
        .type(type)
        .tag(tag)
        .header(ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.CONTENT_LENGTH, part.length());
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      channel.close();
      return response.build();
    }
    return response.entity(new Download(out -> copy(channel, part, out))).build();
  }

  private static void copy(FileChannel channel, ByteRange part, OutputStream out)
      throws IOException {
    try (channel) {
      channel.position(part.first());
      Copying.copy(channel, part.length(), out);
    }
  }

  /** Of a file that has changed meanwhile, a client wants the whole. */
  private @Nullable String wantedRange(EntityTag tag) {
    String condition = headers.getHeaderString("If-Range");
    boolean same = condition == null || condition.equals("\"" + tag.getValue() + "\"");
    return same ? headers.getHeaderString("Range") : null;
  }
}
