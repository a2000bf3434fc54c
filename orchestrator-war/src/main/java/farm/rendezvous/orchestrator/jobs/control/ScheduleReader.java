package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.FrameOrder;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a submission that say where and when its frames are handed out. */
final class ScheduleReader {

  /** Java reads more than that as one. */
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private ScheduleReader() {}

  /** The schedule; what is wrong is noted in the fields. */
  static Schedule read(Fields fields) {
    Tags requires = requires(fields);
    Instant startAfter = instant(fields, "startAfter");
    UUID dependsOn = id(fields, "dependsOn");
    FrameOrder order =
        Objects.requireNonNullElse(
            fields.oneOf("renderOrder", FrameOrder.class), FrameOrder.FIRST_TO_LAST);
    boolean hold = Boolean.TRUE.equals(fields.flag("holdAfterPreview"));
    if (hold && order != FrameOrder.PREVIEW) {
      fields.wrong("holdAfterPreview", "needs \"renderOrder\": \"preview\" beside it");
    }
    return new Schedule(requires, startAfter, dependsOn, order, hold);
  }

  private static Tags requires(Fields fields) {
    List<String> words = fields.texts("requires", Tags.MOST);
    for (String word : words) {
      if (!Tags.isTag(word)) {
        fields.wrong(
            "requires",
            "has '" + word + "': a tag is small letters, digits, dots, hyphens and underlines");
        return Tags.NONE;
      }
    }
    return Tags.of(words);
  }

  private static @Nullable Instant instant(Fields fields, String field) {
    String text = fields.text(field, 64);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      fields.wrong(field, "is no moment: write it as in 2026-12-24T18:00:00Z or ...+01:00");
      return null;
    }
  }

  private static @Nullable UUID id(Fields fields, String field) {
    String text = fields.text(field, 64);
    if (text == null) {
      return null;
    }
    if (!ID.matcher(text).matches()) {
      fields.wrong(field, "is no id of a job");
      return null;
    }
    return UUID.fromString(text);
  }
}
