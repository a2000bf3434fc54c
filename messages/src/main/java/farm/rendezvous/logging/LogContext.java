package farm.rendezvous.logging;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of what this thread logs until it is closed. One that is opened inside another has the
 * outer one's fields too; closing it gives the thread back what it had before.
 */
public final class LogContext implements AutoCloseable {

  private static final ThreadLocal<@Nullable LogContext> INNERMOST = new ThreadLocal<>();

  private final @Nullable LogContext outer;
  private final Map<LogField, String> fields = new EnumMap<>(LogField.class);

  private LogContext(@Nullable LogContext outer) {
    this.outer = outer;
    if (outer != null) {
      fields.putAll(outer.fields);
    }
  }

  /** Opens one for this thread, to be closed by this thread. */
  public static LogContext open() {
    LogContext context = new LogContext(INNERMOST.get());
    INNERMOST.set(context);
    return context;
  }

  /**
   * Adds a field to the context that this thread has opened last. Where none is open nothing
   * happens: a thread of a pool would keep it for good.
   */
  public static void add(LogField field, Object value) {
    LogContext context = INNERMOST.get();
    if (context != null) {
      context.with(field, value);
    }
  }

  /** Takes a field out of the context that this thread has opened last. */
  public static void drop(LogField field) {
    LogContext context = INNERMOST.get();
    if (context != null) {
      context.fields.remove(field);
      show(context.fields);
    }
  }

  /** The fields of this thread now. */
  public static Map<LogField, String> current() {
    LogContext context = INNERMOST.get();
    return context == null ? Map.of() : Map.copyOf(context.fields);
  }

  /** The task for another thread, with the fields that this thread has now. */
  public static Runnable carried(Runnable task) {
    Map<LogField, String> fields = current();
    return () -> {
      try (LogContext lines = open()) {
        lines.with(fields);
        task.run();
      }
    };
  }

  /** Sets a field. */
  public LogContext with(LogField field, Object value) {
    return with(Map.of(field, value));
  }

  /** Sets fields. */
  public LogContext with(Map<LogField, ?> more) {
    more.forEach((field, value) -> fields.put(field, value.toString()));
    show(fields);
    return this;
  }

  /** Sets what an offer is about. */
  public LogContext about(BatchOffer offer) {
    return with(Map.of(LogField.JOB, offer.jobId(), LogField.BATCH, offer.batchId()));
  }

  /** Sets what a claim is about. */
  public LogContext about(Claim claim) {
    return with(
        Map.of(
            LogField.BATCH, claim.batchId(),
            LogField.ATTEMPT, claim.attemptId(),
            LogField.NODE, claim.node()));
  }

  /** Sets what a report is about. */
  public LogContext about(Report report) {
    fields.remove(LogField.FRAME);
    with(
        Map.of(
            LogField.JOB, report.jobId(),
            LogField.ATTEMPT, report.attemptId(),
            LogField.NODE, report.node()));
    if (report instanceof FrameStarted started) {
      with(LogField.FRAME, started.frame());
    } else if (report instanceof FrameCompleted completed) {
      with(LogField.FRAME, completed.frame());
    } else if (report instanceof FrameFailed failed) {
      with(LogField.FRAME, failed.frame());
    }
    return this;
  }

  @Override
  public void close() {
    if (outer == null) {
      INNERMOST.remove();
      show(Map.of());
    } else {
      INNERMOST.set(outer);
      show(outer.fields);
    }
  }

  /** Tells Liberty, for the lines of this thread from now on. */
  private static void show(Map<LogField, String> fields) {
    for (LogField field : LogField.values()) {
      String value = fields.get(field);
      if (value == null) {
        LogRecordContext.removeExtension(field.key());
      } else {
        LogRecordContext.addExtension(field.key(), value);
      }
    }
  }
}
