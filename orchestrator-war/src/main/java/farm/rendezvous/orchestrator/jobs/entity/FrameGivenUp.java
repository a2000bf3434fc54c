package farm.rendezvous.orchestrator.jobs.entity;

/** Event, inside the transaction: the last try of a frame has failed. */
public record FrameGivenUp(Job job, Frame frame) {}
