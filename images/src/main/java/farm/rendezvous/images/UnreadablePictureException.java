package farm.rendezvous.images;

import java.io.IOException;

/** A picture that cannot be made small; the message says why, to a Blender user. */
public final class UnreadablePictureException extends IOException {

  private static final long serialVersionUID = 1;

  UnreadablePictureException(String message) {
    super(message);
  }

  UnreadablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
