package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.movies.MovieFailedException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.results.control.FrameRate;
import farm.rendezvous.orchestrator.results.control.Movies;
import farm.rendezvous.orchestrator.results.control.NoMovieMakerException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/movie.mp4}. */
@Path("/api/v1/jobs/{id}/movie.mp4")
@RequestScoped
@Tag(name = "results")
@SuppressWarnings("NullAway.Init")
public class MovieResource {

  /** Shorter than what proxies wait for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private static final int RETRY_AFTER_SECONDS = 5;

  @Inject private Asked asked;
  @Inject private Movies movies;
  @Context private Request request;
  @Context private HttpHeaders headers;

  /** Sends the movie of all that is finished. */
  @GET
  @Operation(
      operationId = "getMovie",
      summary = "An H.264 movie of all completed frames",
      description =
          "Made at the first request, and kept until it is asked for with other frames or another"
              + " rate. Frames that are missing are skipped. Takes If-None-Match, Range and"
              + " If-Range.")
  @APIResponse(
      responseCode = "200",
      description = "the movie",
      content =
          @Content(
              mediaType = MediaTypes.MP4,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "206", description = "the part that Range asked for")
  @APIResponse(responseCode = "400", description = "fps is no rate")
  @APIResponse(
      responseCode = "404",
      description = "no such job, or nothing is completed",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "nothing yet", value = Examples.NOTHING_FINISHED)))
  @APIResponse(responseCode = "500", description = "ffmpeg failed; says what it said")
  @APIResponse(
      responseCode = "501",
      description = "nobody in the farm can make movies",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "no ffmpeg", value = Examples.NO_FFMPEG)))
  @APIResponse(
      responseCode = "503",
      description = "it takes longer, or no node works now; ask again after Retry-After",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "not yet", value = Examples.IN_THE_MAKING)))
  public Response movie(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @Parameter(
              description =
                  "frames a second, 0.1 to 240; default: the scene's, or 24 if it is not known",
              example = "25",
              schema = @Schema(type = SchemaType.NUMBER))
          @QueryParam("fps")
          @Nullable String fps)
      throws IOException, InterruptedException {
    Job job = asked.job(id);
    FrameRate rate = FrameRate.choose(fps, job.file().inspection());
    int finished = job.counts().completed();
    if (finished == 0) {
      throw Asked.nothingFinished();
    }
    try {
      Optional<java.nio.file.Path> movie = movies.movie(job, rate, PATIENCE);
      return movie.isPresent()
          ? new FileSending(request, headers)
              .send(movie.get(), MediaTypes.MP4, String.valueOf(movie.get().getFileName()))
          : later("The movie of " + finished + " frames is being made. Ask again.");
    } catch (NoMovieMakerException e) {
      return e.isPassing()
          ? later(String.valueOf(e.getMessage()))
          : problem(Response.Status.NOT_IMPLEMENTED, String.valueOf(e.getMessage()));
    } catch (MovieFailedException e) {
      return problem(
          Response.Status.INTERNAL_SERVER_ERROR, "The movie cannot be made: " + e.getMessage());
    }
  }

  private static Response later(String detail) {
    return new Problem(Response.Status.SERVICE_UNAVAILABLE, detail)
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private static Response problem(Response.Status status, String detail) {
    return new Problem(status, detail).response().build();
  }
}
