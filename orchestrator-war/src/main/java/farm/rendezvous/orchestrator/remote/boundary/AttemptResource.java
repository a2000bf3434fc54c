package farm.rendezvous.orchestrator.remote.boundary;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.UnreadableMessageException;
import farm.rendezvous.orchestrator.dispatch.control.Holdings;
import farm.rendezvous.orchestrator.dispatch.control.Holdings.Holder;
import farm.rendezvous.orchestrator.files.control.InputName;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.http.Upload;
import farm.rendezvous.orchestrator.remote.control.Delivery;
import farm.rendezvous.orchestrator.remote.control.OtherContentsException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/attempts/{id}}: what a node without shared folders sends. 409 says that the
 * attempt does not hold what it sends, or nothing any more.
 */
@Path("/api/v1/attempts/{id}")
@RequestScoped
@SuppressWarnings("NullAway.Init")
public class AttemptResource {

  @Inject private Holdings holdings;
  @Inject private Delivery delivery;

  @PathParam("id")
  private String id;

  /** Takes a frame. */
  @PUT
  @Upload
  @Path("frames/{frame}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true, summary = "Puts a rendered frame in its place")
  public void frame(
      @PathParam("frame") int frame,
      @HeaderParam("Receipt") @Nullable String receipt,
      InputStream image)
      throws IOException {
    Holder holder = holdings.findHolding(attempt(), frame).orElseThrow(AttemptResource::refused);
    FrameCompleted told = receipt(receipt);
    if (!Delivery.fits(told, holder, frame)) {
      throw new InvalidInputException("Receipt", "is of another frame or attempt");
    }
    taking(() -> delivery.frame(holder, told, image));
  }

  /** Takes what a File Output node made. */
  @PUT
  @Upload
  @Path("nodes/{name:.+}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      hidden = true,
      summary = "Takes what a File Output node made; the next frame of the attempt has it")
  public void nodeFile(
      @PathParam("name") String name,
      @QueryParam("sha256") @DefaultValue("") String sha256,
      InputStream file)
      throws IOException {
    InputName.trouble(name)
        .ifPresent(
            trouble -> {
              throw new InvalidInputException("name", "'" + name + "' " + trouble);
            });
    Holder holder = holder();
    taking(() -> delivery.nodeFile(holder, name, sha256, file));
  }

  /** Which attempts are dead. */
  public record Dead(List<UUID> dead) {
    public Dead {
      dead = dead == null ? List.of() : List.copyOf(dead);
    }
  }

  /** Fences dead attempts off. */
  @POST
  @Path("fence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true, summary = "Keeps dead attempts from putting anything in place")
  public List<String> fence(Dead dead) throws IOException {
    Holder holder = holder();
    List<UUID> lost = holdings.lost(holder.job(), dead.dead());
    IntPredicate held = frame -> holdings.findHolding(holder.attempt(), frame).isPresent();
    return delivery.fence(holder, lost, held).stream().map(MessageCodec::encode).toList();
  }

  /** Takes a part of Blender's log. */
  @PUT
  @Upload
  @Path("log/{name}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true, summary = "Takes a part of the attempt's log, by its offset")
  public void log(
      @PathParam("name") String name,
      @QueryParam("offset") @DefaultValue("0") long offset,
      InputStream part)
      throws IOException {
    if (!name.matches("[A-Za-z0-9._-]{1,200}") || name.startsWith(".") || offset < 0) {
      throw new InvalidInputException("name", "must be letters, digits, dots, hyphens");
    }
    Holder holder = holder();
    BooleanSupplier known = () -> holdings.find(holder.attempt()).isPresent();
    delivery.log(holder, name, offset, part, known);
  }

  /** Nothing more comes. */
  @DELETE
  @Operation(hidden = true, summary = "The attempt sends nothing more")
  public void close() {
    delivery.close(holder());
  }

  /** Something that a fence may stop. */
  private interface Taking {
    void run() throws IOException, SupersededException, OtherContentsException;
  }

  private static void taking(Taking what) throws IOException {
    try {
      what.run();
    } catch (SupersededException e) {
      throw refused();
    } catch (OtherContentsException e) {
      throw new WebApplicationException(
          new Problem("Unprocessable Content", 422, String.valueOf(e.getMessage()), List.of())
              .response()
              .build());
    }
  }

  private Holder holder() {
    return holdings.find(attempt()).orElseThrow(AttemptResource::refused);
  }

  private UUID attempt() {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static FrameCompleted receipt(@Nullable String header) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(header == null ? "" : header);
      return MessageCodec.decode(new String(json, StandardCharsets.UTF_8), FrameCompleted.class);
    } catch (UnreadableMessageException | IllegalArgumentException e) {
      throw new InvalidInputException("Receipt", "is no report of a completed frame: " + e);
    }
  }

  private static WebApplicationException refused() {
    return new Problem(Response.Status.CONFLICT, "This attempt does not hold that (any more).")
        .exception();
  }
}
