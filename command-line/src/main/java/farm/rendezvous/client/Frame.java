package farm.rendezvous.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One image of a job.
 *
 * @param attempts how often it was tried so far
 * @param node who rendered it, or tried last
 * @param file name in the job's folder
 * @param reason the class of failure of its last try, if that failed, such as {@code disk-full}
 * @param problem why it failed
 */
public record Frame(
    int frame,
    String state,
    int attempts,
    @Nullable String node,
    @Nullable Double seconds,
    @Nullable Integer peakMemoryMiB,
    @Nullable String file,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String sha256,
    @Nullable String reason,
    @Nullable JsonNode problem) {

  /** Whether it was given up. */
  public boolean isFailed() {
    return state.equals("failed");
  }
}
