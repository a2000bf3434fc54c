package farm.rendezvous.node.rendering;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt is led from other threads while it renders, and how far it is. What it does not
 * render is reported as given back.
 */
public final class Reins {

  /** A slot is as good as free when its attempt ends within this time. */
  private static final double NEARLY_DONE_SECONDS = 0.5;

  /** Takes frames out of what is to be rendered, and reports them. */
  interface GivingBack {
    void giveBack(List<Integer> frames, String why);
  }

  private final CompletableFuture<Void> nearlyDone = new CompletableFuture<>();
  private final Pace pace = new Pace();
  private @Nullable String stopped;
  private @Nullable String yielding;
  private @Nullable BlenderProcess blender;
  private @Nullable OpenFrames open;
  private @Nullable GivingBack reports;

  /** Stops what runs, and all that would come after it. Does not wait for the end of it. */
  public synchronized void stop(String why) {
    if (stopped == null) {
      stopped = why;
    }
    if (blender != null) {
      blender.terminate();
    }
  }

  /** Gives back all frames that Blender has not begun; the one that it is at is finished. */
  public synchronized void giveWay(String why) {
    yielding = why;
    giveBack(Integer.MAX_VALUE, why);
  }

  /** Gives back half of the frames that Blender has not begun, rounded up. */
  public synchronized void share(String why) {
    if (open != null) {
      giveBack((open.waiting() + 1) / 2, why);
    }
  }

  /** Done, or as good as done: in half a second, going by the frames before. */
  public CompletableFuture<Void> nearlyDone() {
    return nearlyDone;
  }

  /** How much of the present frame is rendered, 0 to 1; null if there is none, or if unknown. */
  public synchronized @Nullable Double progress() {
    return blender == null ? null : blender.progress();
  }

  /** Frames that Blender has not begun; null before it is known which there are. */
  public synchronized @Nullable Integer waiting() {
    return open == null ? null : open.waiting();
  }

  /** How long those may take; null if nothing is known of it. */
  public synchronized @Nullable Double waitingSeconds() {
    Double each = pace.secondsPerFrame(System.nanoTime());
    return open == null || each == null ? null : open.waiting() * each;
  }

  /** Why it was stopped; null if it was not. */
  synchronized @Nullable String reason() {
    return stopped;
  }

  /** It is to be led from now on; what was wanted of it before is done now. */
  synchronized void take(OpenFrames frames, GivingBack givingBack) {
    open = frames;
    reports = givingBack;
    if (yielding != null) {
      giveBack(Integer.MAX_VALUE, yielding);
    }
  }

  /** This is the Blender to stop; null for none. */
  synchronized void watch(@Nullable BlenderProcess running) {
    blender = running;
    if (stopped != null && running != null) {
      running.terminate();
    }
  }

  /** Blender begins with a frame. */
  synchronized void begin() {
    long now = System.nanoTime();
    pace.begin(now);
    Double left = open == null ? null : pace.secondsLeft(open.waiting(), now);
    if (left != null && left <= NEARLY_DONE_SECONDS) {
      nearlyDone.complete(null);
    }
  }

  /** Blender is done with a frame. */
  void end() {
    pace.end(System.nanoTime());
  }

  /** Blender is done with all of it. */
  public void done() {
    nearlyDone.complete(null);
  }

  private void giveBack(int count, String why) {
    if (open != null && reports != null) {
      List<Integer> frames = open.giveBack(count);
      if (!frames.isEmpty()) {
        reports.giveBack(frames, why);
      }
    }
  }
}
