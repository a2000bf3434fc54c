package farm.rendezvous.messages;

/** A text that is no message of this contract. Delivering it again does not help. */
public final class UnreadableMessageException extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableMessageException(String message) {
    super(message);
  }

  UnreadableMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
