package farm.rendezvous.node.byhand;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** {@code /job}, as the tutorial's orchestrator knows it. */
@Path("/job")
@RequestScoped
@SuppressWarnings("NullAway.Init")
public class JobResource {

  private static final int POLL_AFTER_SECONDS = 5;
  private static final int SLOT_TAKEN_SECONDS = 30;
  private static final int MAX_BODY = 10_000;

  @Inject private HandJobs jobs;

  /** Renders frames of the default file, if a slot is free. */
  @POST
  public Response start(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BODY + 1);
    if (bytes.length > MAX_BODY) {
      return text(
          Response.status(413), "Invalid input: body is larger than " + MAX_BODY + " bytes");
    }
    try {
      HandJobInput input = HandJobInput.parse(new String(bytes, StandardCharsets.UTF_8));
      OptionalLong pid = jobs.start(input.from(), input.to());
      if (pid.isEmpty()) {
        return text(
            Response.status(503).header(HttpHeaders.RETRY_AFTER, SLOT_TAKEN_SECONDS),
            "The node renders another job");
      }
      return running(pid.getAsLong())
          .type(MediaType.APPLICATION_JSON)
          .entity("{\"pid\":" + pid.getAsLong() + "}")
          .build();
    } catch (HandJobInput.InvalidException e) {
      return text(Response.status(400), "Invalid input: " + e.getMessage());
    }
  }

  /** Tells how a job is. */
  @GET
  @Path("{pid}")
  public Response show(@PathParam("pid") String pid) {
    if (!pid.matches("\\d{1,18}")) {
      return notFound();
    }
    return jobs.find(Long.parseLong(pid))
        .map(job -> show(job, Long.parseLong(pid)))
        .orElseGet(JobResource::notFound);
  }

  private static Response show(HandJob job, long pid) {
    if (!job.hasEnded()) {
      return text(running(pid), "Job still running");
    }
    String problem = job.problem();
    return text(Response.ok(), problem == null ? "Job completed" : "Job failed: " + problem);
  }

  private static Response notFound() {
    return text(Response.status(400), "Job not found");
  }

  private static Response.ResponseBuilder running(long pid) {
    return Response.accepted()
        .header(HttpHeaders.LOCATION, URI.create("/job/" + pid))
        .header(HttpHeaders.RETRY_AFTER, POLL_AFTER_SECONDS);
  }

  private static Response text(Response.ResponseBuilder response, String text) {
    return response.type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")).entity(text).build();
  }
}
