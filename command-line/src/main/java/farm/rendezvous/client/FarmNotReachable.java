package farm.rendezvous.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Nobody answers at the address, or not as a farm that is up would. It may pass. */
public final class FarmNotReachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  FarmNotReachable(URI farm, String why, @Nullable Throwable cause) {
    super("No farm to be reached at " + farm + ": " + why, cause);
  }
}
