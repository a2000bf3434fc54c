package farm.rendezvous.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks the farm to render; null leaves the choice to the farm.
 *
 * @param file path below the farm's blend folder
 * @param frames such as {@code 1-20} or {@code 1,5-9x2}
 * @param resolutionPercent of the file's resolution
 * @param priority 0 to 100, higher first
 * @param frameTimeout ISO 8601 duration
 * @param webhook http or https: who is told of its end and of frames that fail
 * @param files SHA-256 of the inputs that were sent before, by their names; null if the file is in
 *     the farm's blend folder
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Submission(
    @Nullable String name,
    @Nullable String file,
    @Nullable String frames,
    @Nullable Integer batchSize,
    @Nullable String engine,
    @Nullable String format,
    @Nullable String scene,
    @Nullable String camera,
    @Nullable Integer samples,
    @Nullable Integer resolutionPercent,
    @Nullable Boolean denoise,
    @Nullable Integer priority,
    @Nullable Integer maxAttempts,
    @Nullable String frameTimeout,
    @Nullable String webhook,
    @JsonUnwrapped Schedule schedule,
    @Nullable Map<String, String> files) {

  /** These frames of the file, everything else as the farm does it by default. */
  public static Submission of(String file, @Nullable String frames) {
    return new Submission(
        null,
        file,
        frames,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Schedule.AT_ONCE,
        null);
  }

  /** The same of files that were sent before. */
  public Submission withFiles(String main, Map<String, String> hashes) {
    return new Submission(
        name == null ? main : name,
        main,
        frames,
        batchSize,
        engine,
        format,
        scene,
        camera,
        samples,
        resolutionPercent,
        denoise,
        priority,
        maxAttempts,
        frameTimeout,
        webhook,
        schedule,
        hashes);
  }
}
