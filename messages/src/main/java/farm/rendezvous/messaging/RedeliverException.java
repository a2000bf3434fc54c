package farm.rendezvous.messaging;

/** Thrown out of a listener: the message is not acknowledged and the broker delivers it again. */
public final class RedeliverException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RedeliverException(Throwable cause) {
    super("to be delivered again: " + cause.getMessage(), cause);
  }
}
