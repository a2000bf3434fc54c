package farm.rendezvous.orchestrator.jobs.entity;

/** Frames that nobody can render; the message is for the person who asked for them. */
public final class IllegalFrameSetException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public IllegalFrameSetException(String message) {
    super(message);
  }
}
