package farm.rendezvous.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The machine that all of it runs on. Linux only, as the farm is. */
public final class Machine {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Machine() {}

  /** Logical processors that this process may use. */
  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** When and how busy, such as {@code 2026-11-24 12:00 UTC, 2 cores, load 0.10 0.20 0.30}. */
  public static String now(Clock clock) {
    return "%s UTC, %d cores, load average %s"
        .formatted(MINUTES.format(clock.instant()), cores(), load());
  }

  /** The load averages of the last 1, 5 and 15 minutes. */
  private static String load() {
    String line = read(Path.of("/proc/loadavg"));
    return String.join(" ", line.split(" ", -1)[0], line.split(" ", -1)[1], line.split(" ", -1)[2]);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
