package farm.rendezvous.orchestrator.jobs.entity;

/** Something was asked of a job or a frame that its state does not allow. */
public final class IllegalTransitionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  IllegalTransitionException(String what, Enum<?> from, Enum<?> to) {
    super(what + " cannot go from " + from + " to " + to);
  }
}
