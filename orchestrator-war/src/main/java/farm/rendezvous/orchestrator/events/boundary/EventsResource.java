package farm.rendezvous.orchestrator.events.boundary;

import farm.rendezvous.orchestrator.events.control.EventRing;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}. */
@Path("/api/v1/events")
@RequestScoped
@Tag(name = "notifications")
@SuppressWarnings("NullAway.Init")
public class EventsResource {

  private static final String EXAMPLE =
      """
      event: reset
      id: 1795548726976000
      retry: 2000
      data: {"reason":"this stream is new"}

      event: frame
      id: 1795548726976001
      data: {"job":"0df378ff-a5af-494e-a9f0-7a96362e3923","items":[{"frame":7,"state":"active"}]}
      """;

  private static final String RETRY_AFTER_SECONDS = "10";

  @Inject private Jobs jobs;
  @Inject private EventRing ring;
  @Inject private EventStreams streams;
  @Inject private EventPump pump;
  @Inject private Clock clock;
  @Context private HttpServletResponse response;

  /** Tells what changes, from now on or from the last event that the client got. */
  @GET
  @Operation(
      operationId = "followEvents",
      summary = "What changes, while it does, as server-sent events",
      description =
          "On reset read anew what you show; job, node: what the lists show; frame: frames of a job that changed; deleted: a job that is gone. Last-Event-ID resumes.")
  @APIResponse(
      responseCode = "200",
      description = "events, until one side closes",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "example", value = EXAMPLE)))
  @APIResponse(responseCode = "404", description = "no such job")
  @APIResponse(
      responseCode = "503",
      description = "EVENT_STREAMS clients listen already; again after Retry-After")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void listen(
      @Parameter(description = "only of this job; of nodes all the same", example = JobExamples.ID)
          @QueryParam("job")
          @Nullable String job,
      @Parameter(description = "id of the last event that the client got")
          @HeaderParam("Last-Event-ID")
          @Nullable String lastSeen,
      @Parameter(hidden = true) @Context SseEventSink sink,
      @Parameter(hidden = true) @Context Sse sse) {
    UUID followed = job == null || job.isEmpty() ? null : find(job);
    if (!streams.reserve()) {
      throw tooMany();
    }
    boolean listening = false;
    try {
      pump.awake();
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
      EventStream stream = new EventStream(sse, sink, ring, clock, followed, number(lastSeen));
      streams.add(stream);
      listening = true;
      stream.send();
    } finally {
      if (!listening) {
        streams.release();
      }
    }
  }

  private UUID find(String id) {
    return jobs.find(id).orElseThrow(Problem::noSuchJob).id();
  }

  /** What is no id of ours is one whose followers are not known. */
  private static @Nullable Long number(@Nullable String id) {
    try {
      return id == null ? null : Long.valueOf(id);
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }

  private static WebApplicationException tooMany() {
    return new WebApplicationException(
        new Problem(
                Response.Status.SERVICE_UNAVAILABLE,
                "As many listen as this farm tells at the same time; the limit is EVENT_STREAMS.")
            .response()
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
            .build());
  }
}
