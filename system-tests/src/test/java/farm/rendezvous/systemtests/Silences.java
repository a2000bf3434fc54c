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

  /** The farm has taken a word that stops the job. */
  void begin(String job) {
    open.putIfAbsent(job, Instant.now().plus(PROMISED));
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
    jobs.forEach(job -> open.put(job, Instant.now().plus(TOGETHER_AGAIN).plus(PROMISED)));
  }

  /** Nobody broke one. */
  void assertKept(List<Start> starts) {
    assertThat(over)
        .allSatisfy(silence -> assertThat(starts).as("%s", silence).noneMatch(silence::isBrokenBy));
  }
}
