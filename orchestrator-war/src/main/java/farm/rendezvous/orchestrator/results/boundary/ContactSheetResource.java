package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.jobs.boundary.JobExamples;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.results.control.ContactSheet;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/contact-sheet.png}. */
@Path("/api/v1/jobs/{id}/contact-sheet.png")
@RequestScoped
@Tag(name = "results")
@SuppressWarnings("NullAway.Init")
public class ContactSheetResource {

  private static final int CELLS = 100;
  private static final int MOST_CELLS = 400;
  private static final int MOST_COLUMNS = 20;

  @Inject private Asked asked;
  @Inject private ContactSheet sheet;

  /** Sends small pictures on one sheet. */
  @GET
  @Operation(
      operationId = "getContactSheet",
      summary = "Small pictures of completed frames on one sheet, each with its number",
      description = "Of more frames than there is room for, evenly chosen ones.")
  @APIResponse(
      responseCode = "200",
      description = "the sheet, written while it is sent",
      content =
          @Content(
              mediaType = MediaTypes.PNG,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "400", description = "columns or max is no number, or out of range")
  @APIResponse(
      responseCode = "404",
      description = "no such job, or nothing is completed",
      content =
          @Content(
              mediaType = MediaTypes.PROBLEM,
              examples = @ExampleObject(name = "nothing yet", value = Examples.NOTHING_FINISHED)))
  public Response sheet(
      @Parameter(description = "id of the job", example = JobExamples.ID) @PathParam("id")
          String id,
      @Parameter(
              description = "1 to 20; default: about as many as rows",
              example = "8",
              schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("columns")
          @Nullable String columns,
      @Parameter(
              description = "of pictures, 1 to 400; default 100",
              example = "24",
              schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("max")
          @Nullable String max) {
    int inARow = Asked.number("columns", columns, 0, 1, MOST_COLUMNS);
    int most = Asked.number("max", max, CELLS, 1, MOST_CELLS);
    Job job = asked.job(id);
    List<Frame> chosen = sheet.choose(job, most);
    if (chosen.isEmpty()) {
      throw Asked.nothingFinished();
    }
    return Response.ok(new Download(out -> sheet.write(job, chosen, inARow, out)))
        .type(MediaTypes.PNG)
        .build();
  }
}
