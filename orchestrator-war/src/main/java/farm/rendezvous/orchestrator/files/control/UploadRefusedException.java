package farm.rendezvous.orchestrator.files.control;

/** A file that is not taken; nothing of it is seen in the store. */
public final class UploadRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    TOO_LARGE,
    NO_ROOM,
    OTHER_CONTENTS,
    OTHER_OFFSET,
    BUSY
  }

  private final Reason reason;

  UploadRefusedException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
