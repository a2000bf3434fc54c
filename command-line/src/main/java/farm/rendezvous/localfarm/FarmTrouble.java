package farm.rendezvous.localfarm;

import org.jspecify.annotations.Nullable;

/** The farm of this machine cannot be brought where it should be; the message says why. */
public final class FarmTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  FarmTrouble(String message) {
    this(message, null);
  }

  FarmTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
