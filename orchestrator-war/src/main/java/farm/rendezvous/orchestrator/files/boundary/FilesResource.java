package farm.rendezvous.orchestrator.files.boundary;

import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Upload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/files/{sha256}}. */
@Path("/api/v1/files/{sha256}")
@RequestScoped
@Tag(name = "files")
@SuppressWarnings("NullAway.Init")
public class FilesResource {

  private static final Pattern FROM = Pattern.compile("bytes (\\d{1,18})-\\d*/(\\d+|\\*)");

  @Inject private FileStore store;

  @PathParam("sha256")
  @Parameter(
      description = "SHA-256 of the file, 64 lower-case hexadecimal digits",
      schema = @Schema(type = SchemaType.STRING))
  private String sha256;

  /** Says whether the file is there. */
  @HEAD
  @Operation(
      operationId = "hasFile",
      summary = "Whether a file is there",
      description = "One that is there is kept for FILES_KEEP from now on, without a job too.")
  @APIResponse(responseCode = "200", description = "it is; Content-Length is its size")
  @APIResponse(
      responseCode = "404",
      description = "it is not; Upload-Offset says how much of it has come, to go on from there")
  public Response has() throws IOException {
    Sha256 hash = hash();
    Optional<java.nio.file.Path> file = store.find(hash);
    return file.isPresent()
        ? Response.ok().header(HttpHeaders.CONTENT_LENGTH, Files.size(file.get())).build()
        : Response.status(Response.Status.NOT_FOUND)
            .header("Upload-Offset", store.received(hash))
            .build();
  }

  /** Takes the file. */
  @PUT
  @Upload
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "putFile",
      summary = "Sends a file",
      description =
          "A job names it by its hash afterwards. A sending that broke off goes on with"
              + " Content-Range: bytes FIRST-LAST/SIZE.")
  @APIResponse(responseCode = "204", description = "it is there, and on the disk")
  @APIResponse(responseCode = "400", description = "the address has no SHA-256")
  @APIResponse(responseCode = "409", description = "somebody else is sending this file just now")
  @APIResponse(responseCode = "413", description = "it is larger than UPLOAD_MAX_MIB")
  @APIResponse(responseCode = "416", description = "less of it is there than the range leaves out")
  @APIResponse(responseCode = "422", description = "what was sent has another SHA-256")
  @APIResponse(responseCode = "507", description = "the disk of the farm has no room for it")
  public void put(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      @Parameter(
              description = "which part this is, where a sending goes on",
              example = "bytes 1000-1999/2000")
          @HeaderParam("Content-Range")
          @Nullable String range,
      @RequestBody(
              description = "the file, or the rest of it",
              content =
                  @Content(
                      mediaType = "application/octet-stream",
                      schema = @Schema(type = SchemaType.STRING, format = "binary"),
                      examples = @ExampleObject(name = "bytes", value = "BLENDER-v304...")))
          InputStream body)
      throws IOException, UploadRefusedException {
    store.put(
        hash(),
        body,
        offset(range),
        length == null ? OptionalLong.empty() : OptionalLong.of(length));
  }

  private static long offset(@Nullable String range) {
    if (range == null) {
      return 0;
    }
    Matcher from = FROM.matcher(range);
    if (!from.matches()) {
      throw new InvalidInputException("Content-Range", "must be such as bytes 1000-1999/2000");
    }
    return Long.parseLong(from.group(1));
  }

  private Sha256 hash() {
    return Sha256.parse(sha256)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "sha256", "must be 64 lower-case hexadecimal digits: the file's SHA-256"));
  }
}
