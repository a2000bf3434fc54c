package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a list that is newest first. What comes or goes does not shift it. */
public record JobCursor(Instant moment, String id) {

  /** Before the newest. */
  private static final JobCursor START = new JobCursor(Instant.parse("9999-01-01T00:00:00Z"), "");

  static String after(Job job) {
    return after(job.submittedAt(), job.id());
  }

  /** The place behind something of that moment. */
  public static String after(Instant moment, UUID id) {
    return moment + "_" + id;
  }

  /**
   * Reads one.
   *
   * @param text null or empty for the place before the newest
   * @throws InvalidInputException if no list gave it out
   */
  public static JobCursor parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return START;
    }
    int bar = text.indexOf('_');
    try {
      Instant moment = Instant.parse(text.substring(0, Math.max(bar, 0)));
      if (moment.isBefore(Instant.EPOCH) || moment.isAfter(START.moment)) {
        throw unknown();
      }
      return new JobCursor(moment, text.substring(bar + 1));
    } catch (DateTimeException e) {
      throw unknown();
    }
  }

  private static InvalidInputException unknown() {
    return new InvalidInputException("cursor", "is none that this list gave out as next");
  }
}
