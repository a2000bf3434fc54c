package farm.rendezvous.orchestrator.dispatch.entity;

/** What became of an attempt. */
public enum AttemptState {
  RUNNING,
  /** Each of its frames is completed, failed or given back. */
  ENDED,
  /** It fell silent; what it still says is stale. */
  LOST
}
