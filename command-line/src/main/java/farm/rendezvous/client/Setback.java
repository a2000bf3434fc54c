package farm.rendezvous.client;

/**
 * What a node has failed at in a job.
 *
 * @param keptAway whether it gets no more of the job while there is another node
 * @param reason of the last failure
 * @param problem the last one
 * @param lastAt ISO 8601
 */
public record Setback(
    String node, int failures, boolean keptAway, String reason, String problem, String lastAt) {}
