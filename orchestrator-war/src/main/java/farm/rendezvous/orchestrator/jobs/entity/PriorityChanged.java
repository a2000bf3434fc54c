package farm.rendezvous.orchestrator.jobs.entity;

import java.util.UUID;

/**
 * Event, inside the transaction: a job is more or less urgent than before.
 *
 * @param priority 0 to 100
 */
public record PriorityChanged(UUID job, int priority) {}
