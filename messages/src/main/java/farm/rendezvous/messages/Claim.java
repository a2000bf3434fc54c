package farm.rendezvous.messages;

import java.time.Duration;
import java.util.UUID;

/**
 * A node asks to be the one that renders a batch.
 *
 * @param attemptId made by the node, the same when it asks again: a claim that is answered twice is
 *     granted once
 * @param askingFor how long the node has been asking for this batch, by its own monotonic clock. A
 *     holder that was heard within that time is alive; see {@link ClaimAnswer.AskAgain}
 */
public record Claim(UUID batchId, UUID attemptId, String node, Duration askingFor)
    implements Message {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration MORE_PATIENCE = Duration.ofSeconds(10);

  /**
   * How long a node waits for an answer before it asks again: 5 seconds the first time, then 10. A
   * large farm that is busy takes longer than the first, and asking it again makes it no faster.
   *
   * @param unanswered how often it has asked in vain
   */
  public static Duration patience(int unanswered) {
    return unanswered == 0 ? PATIENCE : MORE_PATIENCE;
  }
}
