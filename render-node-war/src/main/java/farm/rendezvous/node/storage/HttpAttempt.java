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
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * An attempt that renders on this machine alone and sends its frames. Whether it may still do so is
 * for the orchestrator to know: it looks into the books, and puts the frame in its place by the
 * same rename that a fence stops on a shared disk.
 */
final class HttpAttempt implements AttemptOutput {

  private static final System.Logger LOG = System.getLogger(HttpAttempt.class.getName());

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The end of the log is worth waiting for an orchestrator that is being restarted. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** When the attempt was stopped, maybe with the node and all of the farm, nobody waits long. */
  private static final Duration CLOSING_WHEN_STOPPED = Duration.ofSeconds(2);

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
        http.request("/attempts/" + attempt + "/fence", Patience.FOR_HASHING)
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
        http.request(path, Patience.forSending(receipt.bytes()))
            .header("Receipt", Base64.getUrlEncoder().withoutPadding().encodeToString(json))
            .PUT(BodyPublishers.ofFile(image))
            .build());
    Files.deleteIfExists(image);
    sendLog(false, wanted);
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
    Duration wait = Patience.forSending(Files.size(file));
    deliver(http.request(path, wait).PUT(BodyPublishers.ofFile(file)).build());
    Files.deleteIfExists(file);
  }

  /**
   * Sends what has come to the log; a frame is as good without.
   *
   * @param all of it, or only the next part
   */
  private void sendLog(boolean all, BooleanSupplier whileWanted) throws SupersededException {
    try {
      byte[] part = log.next();
      while (part.length > 0) {
        String path = "/attempts/" + attempt + "/log/" + log.name() + "?offset=" + log.sent();
        Duration wait = Patience.forSending(part.length);
        deliver(
            http.request(path, wait).PUT(BodyPublishers.ofByteArray(part)).build(), whileWanted);
        log.sent(part.length);
        part = all ? log.next() : new byte[0];
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Blender''s log could not be sent: {0}", e.getMessage());
    }
  }

  private String deliver(HttpRequest request) throws IOException, SupersededException {
    return deliver(request, wanted);
  }

  private String deliver(HttpRequest request, BooleanSupplier whileWanted)
      throws IOException, SupersededException {
    try {
      return http.deliver(request, attempt, whileWanted);
    } catch (SupersededException e) {
      superseded = true;
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      if (!superseded) {
        sayGoodbye();
      }
    } catch (IOException | SupersededException e) {
      LOG.log(Level.DEBUG, "attempt {0} has ended otherwise: {1}", attempt, e.getMessage());
    } finally {
      folder.close();
      closing.run();
    }
  }

  /** Sends all that is left of the log, also of an attempt that was stopped. */
  private void sayGoodbye() throws IOException, SupersededException {
    long begin = System.nanoTime();
    Duration patience = wanted.getAsBoolean() ? CLOSING : CLOSING_WHEN_STOPPED;
    BooleanSupplier inTime = () -> System.nanoTime() - begin < patience.toNanos();
    sendLog(true, inTime);
    HttpRequest last =
        http.request("/attempts/" + attempt, Patience.forSending(0)).DELETE().build();
    deliver(last, inTime);
  }
}
