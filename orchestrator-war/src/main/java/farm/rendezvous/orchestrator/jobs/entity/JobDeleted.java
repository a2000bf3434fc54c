package farm.rendezvous.orchestrator.jobs.entity;

import java.util.UUID;

/** Event, inside the transaction: a job is taken out of the books. */
public record JobDeleted(UUID job) {}
