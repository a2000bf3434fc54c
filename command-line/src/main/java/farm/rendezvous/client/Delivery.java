package farm.rendezvous.client;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook was told, or is to be.
 *
 * @param receiver scheme, host and port
 * @param createdAt ISO 8601, as the other moments
 * @param nextAttemptAt null if it has ended
 * @param status of the last answer; null if there was none
 * @param problem why the last try failed
 */
public record Delivery(
    String id,
    String event,
    @Nullable String job,
    String receiver,
    String state,
    String createdAt,
    int attempts,
    @Nullable String nextAttemptAt,
    @Nullable String endedAt,
    @Nullable Integer status,
    @Nullable String problem) {}
