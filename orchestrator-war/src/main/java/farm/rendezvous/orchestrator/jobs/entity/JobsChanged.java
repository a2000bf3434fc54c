package farm.rendezvous.orchestrator.jobs.entity;

/** Event: a job came, or became one that batches may be handed out of. */
public record JobsChanged() {}
