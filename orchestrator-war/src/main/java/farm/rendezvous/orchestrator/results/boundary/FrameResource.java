package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.images.UnreadablePictureException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.boundary.FrameView;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.results.control.Results;
import farm.rendezvous.orchestrator.results.control.Thumbnails;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/jobs/{id}/frames/{frame}}: a frame, its image, its thumbnail. */
@Path("/api/v1/jobs/{id}/frames/{frame}")
@RequestScoped
@Tag(name = "results")
@SuppressWarnings("NullAway.Init")
public class FrameResource {

  @Inject private Asked asked;
  @Inject private Results results;
  @Inject private Thumbnails thumbnails;
  @Context private Request request;
  @Context private HttpHeaders headers;

  @PathParam("id")
  @Parameter(description = "id of the job", example = "0df378ff-a5af-494e-a9f0-7a96362e3923")
  private String id;

  @PathParam("frame")
  @Parameter(
      description = "number of the frame",
      example = "7",
      schema = @Schema(type = SchemaType.INTEGER))
  private String number;

  /** Shows a frame. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "getFrame", summary = "One frame of a job")
  @APIResponse(
      responseCode = "200",
      description = "the frame",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FrameView.class),
              examples = @ExampleObject(name = "completed", value = Examples.FRAME)))
  @APIResponse(
      responseCode = "404",
      description = "no such job, or no such frame of it",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "no such frame", value = Examples.NO_SUCH_FRAME)))
  public FrameView show() {
    return FrameView.of(asked.frame(asked.job(id), number));
  }

  /** Sends the image as it was rendered. */
  @GET
  @Path("image")
  @Operation(
      operationId = "getImage",
      summary = "The image of a completed frame, as it was rendered",
      description = "Takes If-None-Match, Range and If-Range; ETag is the SHA-256 of the file.")
  @APIResponse(
      responseCode = "200",
      description = "the file; image/png, image/jpeg, image/tiff, image/webp or image/x-exr",
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "206", description = "the part that Range asked for")
  @APIResponse(responseCode = "304", description = "the client has it")
  @APIResponse(
      responseCode = "404",
      description = "no such frame, or it has no image; says its state",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "not completed", value = Examples.NO_IMAGE)))
  @APIResponse(responseCode = "416", description = "the file has no such part")
  public Response image() throws IOException {
    Job job = asked.job(id);
    Frame frame = asked.finished(job, number);
    try {
      return new FileSending(request, headers)
          .send(
              results.output(job).image(frame),
              MediaTypes.of(job.order().settings().format()),
              String.valueOf(frame.sha256()));
    } catch (NoSuchFileException e) {
      throw Asked.gone(frame);
    }
  }

  /** Sends a small picture of it. */
  @GET
  @Path("thumbnail")
  @Operation(
      operationId = "getThumbnail",
      summary = "A JPEG of a completed frame, at most 320 pixels wide and high",
      description = "OpenEXR is shown as sRGB; of a multilayer file, the combined layer.")
  @APIResponse(
      responseCode = "200",
      description = "the picture",
      content =
          @Content(
              mediaType = MediaTypes.JPEG,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "the client has it")
  @APIResponse(
      responseCode = "404",
      description = "no such frame, it has no image, or none that can be made small; says why",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "not completed", value = Examples.NO_IMAGE)))
  public Response thumbnail() throws IOException {
    Job job = asked.job(id);
    Frame frame = asked.finished(job, number);
    try {
      return new FileSending(request, headers)
          .send(thumbnails.of(job, frame), MediaTypes.JPEG, frame.sha256() + "-thumbnail");
    } catch (NoSuchFileException e) {
      throw Asked.gone(frame);
    } catch (UnreadablePictureException e) {
      return new Problem(
              Response.Status.NOT_FOUND,
              "Frame %d has no thumbnail: %s.".formatted(frame.number(), e.getMessage()))
          .response()
          .build();
    }
  }
}
