package farm.rendezvous.node.rendering;

import org.jspecify.annotations.Nullable;

/**
 * The way to stop a rendering from another thread, and to see how far it is; what is not rendered
 * when it is stopped is given back.
 */
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

  /** How much of the present frame is rendered, 0 to 1; null if there is none, or if unknown. */
  public synchronized @Nullable Double progress() {
    return blender == null ? null : blender.progress();
  }
}
