package farm.rendezvous.orchestrator.jobs.entity;

/** Event, inside the transaction: a job has come to a final state. */
public record JobEnded(Job job) {}
