package farm.rendezvous.messages;

import java.util.UUID;

/**
 * "There is work": a batch waits for whichever node is free. It grants nothing; the node that takes
 * it from the queue has to {@link Claim} the batch before its first frame.
 *
 * @param frames for people who read the queue, such as {@code 6-10}; what is rendered is said by
 *     the {@link ClaimAnswer.Grant}
 */
public record BatchOffer(UUID jobId, UUID batchId, String frames) implements Message {}
