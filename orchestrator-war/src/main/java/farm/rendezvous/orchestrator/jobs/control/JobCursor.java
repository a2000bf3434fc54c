package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the list of jobs, which is newest first. Jobs that come or go do not shift it. */
record JobCursor(Instant submittedAt, String id) {

  /** Before the newest. */
  private static final JobCursor START = new JobCursor(Instant.parse("9999-01-01T00:00:00Z"), "");

  static String after(Job job) {
    return job.submittedAt() + "_" + job.id();
  }

  static JobCursor parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return START;
    }
    int bar = text.indexOf('_');
    try {
      Instant submittedAt = Instant.parse(text.substring(0, Math.max(bar, 0)));
      if (submittedAt.isBefore(Instant.EPOCH) || submittedAt.isAfter(START.submittedAt)) {
        throw unknown();
      }
      return new JobCursor(submittedAt, text.substring(bar + 1));
    } catch (DateTimeException e) {
      throw unknown();
    }
  }

  private static InvalidInputException unknown() {
    return new InvalidInputException("cursor", "is none that this list gave out as next");
  }
}
