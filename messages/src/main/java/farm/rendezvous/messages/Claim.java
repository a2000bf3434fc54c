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
    implements Message {}
