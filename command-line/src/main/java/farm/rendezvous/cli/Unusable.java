package farm.rendezvous.cli;

/** The user asked for what cannot be; the message is for them. */
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unusable(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
