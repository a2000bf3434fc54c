package farm.rendezvous.uploads;

/** Files cannot be sent; the message is for the user. */
public final class UploadTrouble extends RuntimeException {

  private static final long serialVersionUID = 1;

  UploadTrouble(String message) {
    super(message);
  }
}
