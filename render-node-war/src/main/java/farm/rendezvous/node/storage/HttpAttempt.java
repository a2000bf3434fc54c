package farm.rendezvous.node.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.folders.AttemptFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.UnreadableMessageException;
import farm.rendezvous.node.checking.CheckedImage;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * An attempt that renders on this machine alone and sends its frames. Whether it may still do so is
 * for the orchestrator to know: it looks into the books, and puts the frame in its place by the
 * same rename that a fence stops on a shared disk.
 */
final class HttpAttempt implements AttemptOutput {

  private static final System.Logger LOG = System.getLogger(HttpAttempt.class.getName());

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An empty folder that stays there is in nobody's way. */
  private static final int CLOSING_TRIES = 2;

  private final OrchestratorHttp http;
  private final AttemptFolder folder;
  private final String attempt;
  private final BooleanSupplier wanted;
  private final Runnable closing;
  private final Map<Integer, FrameCompleted> inPlace = new HashMap<>();
  private volatile boolean superseded;
  private volatile LogCopy log = LogCopy.NONE;

  /**
   * An attempt whose folder was made.
   *
   * @param wanted false once nobody waits for its frames any more
   * @param closing is done at its end
   */
  HttpAttempt(
      OrchestratorHttp http,
      AttemptFolder folder,
      String attempt,
      BooleanSupplier wanted,
      Runnable closing) {
    this.http = http;
    this.folder = folder;
    this.attempt = attempt;
    this.wanted = wanted;
    this.closing = closing;
  }

  @Override
  public Path image() {
    return folder.image();
  }

  @Override
  public Path image(int frame, ImageFormat format) {
    return folder.image(frame, format);
  }

  @Override
  public Path nodes() {
    return folder.nodes();
  }

  @Override
  public Path log(String name) {
    Path file = folder.incoming().resolveSibling(name + ".log");
    log = new LogCopy(name, file);
    return file;
  }

  @Override
  public long room() throws IOException {
    return folder.room();
  }

  @Override
  public Map<Integer, FrameCompleted> fence(List<UUID> dead) throws IOException {
    HttpRequest request =
        http.request("/attempts/" + attempt + "/fence", Integer.MAX_VALUE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("dead", dead))))
            .build();
    try {
      for (JsonNode receipt : JSON.readTree(deliver(request))) {
        FrameCompleted told = MessageCodec.decode(receipt.textValue(), FrameCompleted.class);
        inPlace.put(told.frame(), told);
      }
    } catch (SupersededException | UnreadableMessageException e) {
      throw new IOException("dead attempts could not be fenced off: " + e.getMessage(), e);
    }
    return Map.copyOf(inPlace);
  }

  /**
   * The orchestrator has compared what is there with its receipt, and who wrote that checked it.
   */
  @Override
  public Optional<CheckedImage> inPlace(int frame, ImageFormat format) {
    return Optional.ofNullable(inPlace.get(frame))
        .map(
            receipt ->
                new CheckedImage(
                    receipt.width(), receipt.height(), receipt.bytes(), receipt.sha256()));
  }

  @Override
  public void checkNotSuperseded() throws SupersededException {
    if (superseded) {
      throw new SupersededException(attempt);
    }
  }

  @Override
  public void publish(List<Path> nodeFiles, ImageFormat format, FrameCompleted receipt)
      throws IOException, SupersededException {
    checkNotSuperseded();
    for (Path file : nodeFiles) {
      sendNodeFile(file);
    }
    Path image = folder.image(receipt.frame(), format);
    byte[] json = MessageCodec.encode(receipt).getBytes(StandardCharsets.UTF_8);
    String path = "/attempts/" + attempt + "/frames/" + receipt.frame();
    deliver(
        http.request(path, receipt.bytes())
            .header("Receipt", Base64.getUrlEncoder().withoutPadding().encodeToString(json))
            .PUT(BodyPublishers.ofFile(image))
            .build());
    Files.deleteIfExists(image);
    sendLog();
  }

  private void sendNodeFile(Path file) throws IOException, SupersededException {
    Path relative = nodes().relativize(file).normalize();
    if (relative.isAbsolute() || relative.startsWith("..")) {
      LOG.log(Level.WARNING, "{0} is not below {1} and stays where it is", file, nodes());
      return;
    }
    String path =
        "/attempts/"
            + attempt
            + "/nodes/"
            + OrchestratorHttp.encoded(relative.toString())
            + "?sha256="
            + FileHash.of(file);
    deliver(http.request(path, Files.size(file)).PUT(BodyPublishers.ofFile(file)).build());
    Files.deleteIfExists(file);
  }

  /** A frame is as good without the log. */
  private void sendLog() throws SupersededException {
    try {
      byte[] part = log.next();
      if (part.length > 0) {
        String path = "/attempts/" + attempt + "/log/" + log.name() + "?offset=" + log.sent();
        deliver(http.request(path, part.length).PUT(BodyPublishers.ofByteArray(part)).build());
        log.sent(part.length);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Blender''s log could not be sent: {0}", e.getMessage());
    }
  }

  private String deliver(HttpRequest request) throws IOException, SupersededException {
    try {
      return http.deliver(request, attempt, wanted);
    } catch (SupersededException e) {
      superseded = true;
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      if (!superseded) {
        sendLog();
        AtomicInteger tries = new AtomicInteger();
        http.deliver(
            http.request("/attempts/" + attempt, 0).DELETE().build(),
            attempt,
            () -> tries.getAndIncrement() < CLOSING_TRIES);
      }
    } catch (IOException | SupersededException e) {
      LOG.log(Level.DEBUG, "attempt {0} has ended otherwise: {1}", attempt, e.getMessage());
    } finally {
      folder.close();
      closing.run();
    }
  }
}
