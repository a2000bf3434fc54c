package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The times in which no frame of a job is to be begun, because somebody paused or canceled it. */
final class Silences {

  /** A word is obeyed within this time, by contract. */
  private static final Duration PROMISED = Duration.ofSeconds(5);

  /** So long after an accident the farm's processes speak to each other again. */
  private static final Duration TOGETHER_AGAIN = Duration.ofSeconds(10);

  /** Of a job. */
  private record Silence(String job, Instant from, Instant until) {
    boolean isBrokenBy(Start start) {
      return start.job().equals(job) && start.at().isAfter(from) && start.at().isBefore(until);
    }
  }

  private final Map<String, Instant> open = new HashMap<>();
  private final List<Silence> over = new ArrayList<>();
  private Instant together = Instant.MIN;

  /** The farm has taken a word that stops the job. */
  void begin(String job) {
    Instant now = Instant.now();
    open.putIfAbsent(job, (together.isAfter(now) ? together : now).plus(PROMISED));
  }

  /** Until all that rest are to have done so for this long, if nothing happens to them. */
  Duration left(Duration rest) {
    Instant now = Instant.now();
    Instant last = open.values().stream().max(Instant::compareTo).orElse(now);
    return Duration.between(now, last.plus(rest));
  }

  /** Somebody is about to want the job again. */
  void end(String job) {
    Instant from = open.remove(job);
    Instant now = Instant.now();
    if (from != null && from.isBefore(now)) {
      over.add(new Silence(job, from, now));
    }
  }

  void endAll() {
    List.copyOf(open.keySet()).forEach(this::end);
  }

  /** An orchestrator that is not there tells nobody, nor does a broker. */
  void accident(Runnable accident) {
    List<String> jobs = List.copyOf(open.keySet());
    jobs.forEach(this::end);
    accident.run();
    together = Instant.now().plus(TOGETHER_AGAIN);
    jobs.forEach(this::begin);
  }

  /** Nobody broke one, and there were some. */
  void assertKept(List<Start> starts) {
    assertThat(over).as("times in which a job was to rest").isNotEmpty();
    assertThat(over)
        .allSatisfy(silence -> assertThat(starts).as("%s", silence).noneMatch(silence::isBrokenBy));
  }
}
