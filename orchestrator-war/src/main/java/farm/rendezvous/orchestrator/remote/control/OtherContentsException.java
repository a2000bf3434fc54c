package farm.rendezvous.orchestrator.remote.control;

/** What came is not what its hash says. */
public final class OtherContentsException extends Exception {

  private static final long serialVersionUID = 1;

  OtherContentsException() {
    super("What was sent has another SHA-256 than its receipt says.");
  }
}
