package farm.rendezvous.orchestrator.preflight.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the configuration says of looking into files. */
@ApplicationScoped
public class PreflightSettings {

  /** Clients and proxies do not wait for longer. */
  private static final Duration LONGEST = Duration.ofSeconds(50);

  private final Duration timeout;

  /** For CDI. */
  protected PreflightSettings() {
    this("PT0S");
  }

  /**
   * Checks what it is given.
   *
   * @param timeout PREFLIGHT_TIMEOUT, how long a submission waits for a node that opens its file
   */
  @Inject
  public PreflightSettings(@ConfigProperty(name = "preflight.timeout") String timeout) {
    this.timeout = duration(timeout);
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "PREFLIGHT_TIMEOUT is '" + text + "': PT0S (no file is looked into) to PT50S");
  }

  /** Zero for not at all. */
  public Duration timeout() {
    return timeout;
  }
}
