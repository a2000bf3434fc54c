package farm.rendezvous.orchestrator.dispatch.entity;

/** Where a batch is on its way. */
public enum BatchState {
  /** In the orchestrator's hands. */
  WAITING,
  /** In the broker's queue. */
  OFFERED,
  /** A node's attempt holds it. */
  CLAIMED,
  /** No frame of it is open. */
  DONE
}
