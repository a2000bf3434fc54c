package farm.rendezvous.node.storage;

import java.time.Duration;

/**
 * How long the orchestrator is waited for.
 *
 * @param pause between two tries
 * @param silence when nothing more of a body has come for so long, it has broken off
 * @param failures so often the orchestrator may answer that it failed, before it is not asked again
 */
record Patience(Duration pause, Duration silence, int failures) {

  static final Patience USUAL = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(60), 10);

  /** It may have to hash all inputs of a job, or the images of dead attempts, before it answers. */
  static final Duration FOR_HASHING = Duration.ofMinutes(30);

  private static final Duration FOR_AN_ANSWER = Duration.ofMinutes(10);
  private static final long SLOWEST_BYTES_A_SECOND = 100_000;

  /**
   * For an answer, as the command line has it for what it sends.
   *
   * @param bytes that are sent before there can be one
   */
  static Duration forSending(long bytes) {
    return FOR_AN_ANSWER.plusSeconds(bytes / SLOWEST_BYTES_A_SECOND);
  }
}
