package farm.rendezvous.node.rendering;

import org.jspecify.annotations.Nullable;

/** The way to stop a rendering from another thread; what is not rendered then is given back. */
public final class StopSwitch {

  private @Nullable String reason;
  private @Nullable BlenderProcess blender;

  /** Stops what runs, and all that would come after it. Does not wait for the end of it. */
  public synchronized void stop(String why) {
    if (reason == null) {
      reason = why;
    }
    if (blender != null) {
      blender.terminate();
    }
  }

  /** Why it was stopped; null if it was not. */
  synchronized @Nullable String reason() {
    return reason;
  }

  /** This is the Blender to stop; null for none. */
  synchronized void watch(@Nullable BlenderProcess running) {
    blender = running;
    if (reason != null && running != null) {
      running.terminate();
    }
  }
}
