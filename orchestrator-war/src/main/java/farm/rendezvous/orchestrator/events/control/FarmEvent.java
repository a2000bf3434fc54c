package farm.rendezvous.orchestrator.events.control;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that those who listen are told.
 *
 * @param id greater than that of any event before, also of earlier processes
 * @param name {@code job}, {@code frame}, {@code node}, {@code deleted} or {@code reset}
 * @param job what it is about; null if it is for everybody
 * @param data JSON in one line
 */
public record FarmEvent(long id, String name, @Nullable UUID job, String data) {

  /** Whether someone who follows this job is told; null follows all. */
  public boolean isFor(@Nullable UUID followed) {
    return followed == null || job == null || job.equals(followed);
  }
}
