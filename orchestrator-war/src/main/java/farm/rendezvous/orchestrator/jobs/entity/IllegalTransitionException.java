package farm.rendezvous.orchestrator.jobs.entity;

/** Something was asked of a job or a frame that its state does not allow. */
public final class IllegalTransitionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Enum<?> from;
  private final transient Enum<?> to;

  IllegalTransitionException(String what, Enum<?> from, Enum<?> to) {
    super(what + " cannot go from " + from + " to " + to);
    this.from = from;
    this.to = to;
  }

  /** The state that it is in. */
  public Enum<?> from() {
    return from;
  }

  /** The state that was asked for. */
  public Enum<?> to() {
    return to;
  }
}
