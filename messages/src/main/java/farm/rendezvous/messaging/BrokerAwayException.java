package farm.rendezvous.messaging;

/** The broker could not be reached, or did not take a message. It may later. */
public final class BrokerAwayException extends Exception {

  private static final long serialVersionUID = 1;

  public BrokerAwayException(Throwable cause) {
    super("the broker cannot be reached: " + cause.getMessage(), cause);
  }
}
