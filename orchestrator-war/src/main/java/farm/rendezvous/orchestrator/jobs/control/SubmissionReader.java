package farm.rendezvous.orchestrator.jobs.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Json;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.IllegalFrameSetException;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what someone submits, complains about all of it at once, and fills in what was left out.
 */
public final class SubmissionReader {

  static final int MAX_BATCH_SIZE = 10_000;

  private static final int DEFAULT_PRIORITY = 50;
  private static final int DEFAULT_MAX_ATTEMPTS = 3;
  private static final Duration DEFAULT_FRAME_TIMEOUT = Duration.ofHours(4);
  private static final Duration LONGEST_FRAME_TIMEOUT = Duration.ofDays(30);
  private static final int NAME_LENGTH = 255;

  private final JobDefaults defaults;
  private final Inputs inputs;

  public SubmissionReader(JobDefaults defaults, Inputs inputs) {
    this.defaults = defaults;
    this.inputs = inputs;
  }

  /**
   * Reads a job.
   *
   * @param body JSON text
   * @throws InvalidInputException with every field that is wrong
   */
  public Draft read(@Nullable String body) {
    Fields fields = new Fields(parse(body));
    String name = fields.text("name", NAME_LENGTH);
    FrameSet frames = frames(fields);
    Integer batchSize = fields.wholeNumber("batchSize", 1, MAX_BATCH_SIZE);
    Integer priority = fields.wholeNumber("priority", 0, 100);
    Integer maxAttempts = fields.wholeNumber("maxAttempts", 1, 100);
    Map<String, String> files = files(fields);
    BlendFile file = files.isEmpty() ? file(fields) : mainFile(fields, files);
    Engine engine = fields.oneOf("engine", Engine.class);
    ImageFormat format = fields.oneOf("format", ImageFormat.class);
    String scene = fields.text("scene", NAME_LENGTH);
    String camera = fields.text("camera", NAME_LENGTH);
    Integer samples = fields.wholeNumber("samples", 1, 1_000_000);
    Integer resolution = fields.wholeNumber("resolutionPercent", 1, 1000);
    Boolean denoise = fields.flag("denoise");
    Duration timeout = duration(fields, "frameTimeout");
    String webhook = webhook(fields);
    Schedule schedule = ScheduleReader.read(fields);
    fields.check();
    BlendFile found = Objects.requireNonNull(file);
    return new Draft(
        name == null ? nameAfter(found.path()) : name,
        frames,
        batchSize == null ? defaults.batchSize() : batchSize,
        priority == null ? DEFAULT_PRIORITY : priority,
        maxAttempts == null ? DEFAULT_MAX_ATTEMPTS : maxAttempts,
        new RenderSettings(
            found.path(),
            found.savedBy(),
            (engine == null ? Engine.CYCLES : engine).toString(),
            format == null ? ImageFormat.PNG : format,
            scene,
            camera,
            samples,
            resolution,
            denoise,
            timeout == null ? DEFAULT_FRAME_TIMEOUT : timeout),
        webhook,
        schedule,
        files);
  }

  /**
   * What is to be changed of a job.
   *
   * @param name null to leave it
   * @param priority 0 to 100; null to leave it
   */
  public record Changes(@Nullable String name, @Nullable Integer priority) {}

  /**
   * Reads what is to be changed of a job.
   *
   * @param body JSON text
   * @throws InvalidInputException with every field that is wrong, or cannot be changed
   */
  public static Changes readChanges(@Nullable String body) {
    Fields fields = new Fields(parse(body));
    Changes changes =
        new Changes(fields.text("name", NAME_LENGTH), fields.wholeNumber("priority", 0, 100));
    fields.check();
    return changes;
  }

  private static String nameAfter(String path) {
    return path.length() <= NAME_LENGTH ? path : path.substring(path.lastIndexOf('/') + 1);
  }

  private static JsonNode parse(@Nullable String body) {
    if (body == null || body.isBlank()) {
      throw new InvalidInputException("body", "is empty: send JSON such as {\"from\":1,\"to\":20}");
    }
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (!json.isObject()) {
        throw new InvalidInputException("body", "must be a JSON object in braces");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("body", "is no JSON: " + e.getOriginalMessage());
    }
  }

  /**
   * {@code frames}, or {@code from} and {@code to} as the tutorial has them; null for those of the
   * file, which has to be named then, or if they are wrong.
   */
  private static @Nullable FrameSet frames(Fields fields) {
    boolean range = fields.has("from") || fields.has("to");
    String notation = fields.text("frames", Integer.MAX_VALUE);
    Integer from = fields.wholeNumber("from", Integer.MIN_VALUE, Integer.MAX_VALUE);
    Integer to = fields.wholeNumber("to", Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (range && fields.has("frames")) {
      fields.wrong("frames", "stands beside from and to: give one or the other");
      return null;
    }
    try {
      if (!range) {
        return notation == null ? ofTheFile(fields) : FrameSet.parse(notation);
      }
      return from == null || to == null ? missing(fields, from, to) : FrameSet.range(from, to);
    } catch (IllegalFrameSetException e) {
      fields.wrong(range ? "from" : "frames", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Of the default file nobody means all frames by saying nothing. */
  private static @Nullable FrameSet ofTheFile(Fields fields) {
    if (!fields.has("file") && !fields.has("files")) {
      missing(fields, "frames");
    }
    return null;
  }

  private static @Nullable FrameSet missing(
      Fields fields, @Nullable Integer from, @Nullable Integer to) {
    if (from == null) {
      missing(fields, "from");
    }
    if (to == null) {
      missing(fields, "to");
    }
    return null;
  }

  private static void missing(Fields fields, String field) {
    if (!fields.isWrong(field)) {
      fields.wrong(field, "is missing: give frames such as 1-20, or from and to");
    }
  }

  private @Nullable BlendFile file(Fields fields) {
    String path = fields.text("file", 4096);
    if (fields.isWrong("file")) {
      return null;
    }
    try {
      return defaults.blendFolder().find(path == null ? defaults.file() : path);
    } catch (InvalidInputException e) {
      e.errors().forEach(error -> fields.wrong(error.field(), error.detail()));
      return null;
    }
  }

  private static @Nullable String webhook(Fields fields) {
    String address = fields.text("webhook", Webhook.LONGEST);
    String fault = address == null ? null : Webhook.fault(address);
    if (fault != null) {
      fields.wrong("webhook", fault);
    }
    return address;
  }

  private Map<String, String> files(Fields fields) {
    Map<String, String> files = fields.texts("files");
    inputs.check(files).forEach(error -> fields.wrong(error.field(), error.detail()));
    return files;
  }

  /** The one of the uploaded files that is to be rendered. */
  private @Nullable BlendFile mainFile(Fields fields, Map<String, String> files) {
    String path = fields.text("file", 4096);
    if (fields.isWrong("file") || fields.isWrong("files")) {
      return null;
    }
    List<String> blends = files.keySet().stream().filter(name -> name.endsWith(".blend")).toList();
    String main = path == null && blends.size() == 1 ? blends.get(0) : path;
    String hash = main == null ? null : files.get(main);
    if (main == null || hash == null) {
      fields.wrong(
          "file",
          main == null
              ? "is missing: say which of the files is to be rendered"
              : "'" + main + "' is not among the files");
      return null;
    }
    try {
      return inputs.blendFile(main, new Sha256(hash));
    } catch (InvalidInputException e) {
      e.errors().forEach(error -> fields.wrong(error.field(), error.detail()));
      return null;
    }
  }

  private static @Nullable Duration duration(Fields fields, String field) {
    String text = fields.text(field, 64);
    if (text == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.toSeconds() < 1 || duration.compareTo(LONGEST_FRAME_TIMEOUT) > 0) {
        fields.wrong(field, "must be between PT1S and P30D");
      }
      return duration;
    } catch (DateTimeParseException | ArithmeticException e) {
      fields.wrong(field, "is no duration: write it as in PT30M or PT4H");
      return null;
    }
  }
}
