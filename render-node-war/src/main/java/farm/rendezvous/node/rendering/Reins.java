package farm.rendezvous.node.rendering;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
  private final LongSupplier nanoTime;
  private boolean inSlot;
  private @Nullable String stopped;
  private @Nullable String yielding;
  private @Nullable BlenderProcess blender;
  private @Nullable OpenFrames open;
  private @Nullable GivingBack reports;

  /** Of an attempt that has not begun. */
  public Reins() {
    this(System::nanoTime);
  }

  /** The same by another clock. */
  Reins(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Stops what runs, and all that would come after it. Does not wait for the end of it. */
  public synchronized void stop(String why) {
    if (stopped == null) {
      stopped = why;
    }
    if (blender != null) {
      blender.terminate();
    } else if (!inSlot) {
      giveBack(Integer.MAX_VALUE, why); // its thread may wait for the slot for long
    }
  }

  /** Gives back all frames that Blender has not begun; the one that it is at is finished. */
  public synchronized void giveWay(String why) {
    yielding = why;
    giveBack(Integer.MAX_VALUE, why);
  }

  /**
   * Gives back half of what it can spare, rounded up; all of it while it waits for a slot, where it
   * would only lie.
   */
  public synchronized void share(String why) {
    if (open != null) {
      int spare = spareOf(open);
      giveBack(inSlot ? (spare + 1) / 2 : spare, why);
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

  /**
   * Frames that Blender has not begun and that others may have. Before it has begun any it keeps
   * one: a frame that is passed on before anybody has begun it might be passed on for ever. Null
   * before it is known which frames there are.
   */
  public synchronized @Nullable Integer spare() {
    return open == null ? null : spareOf(open);
  }

  private int spareOf(OpenFrames frames) {
    int kept = inSlot && !frames.hasBegun() ? 1 : 0;
    return Math.max(0, frames.waiting() - kept);
  }

  /** How long those may take; null if nothing is known of it. */
  public synchronized @Nullable Double spareSeconds() {
    Double each = pace.secondsPerFrame(nanoTime.getAsLong());
    return open == null || each == null ? null : spareOf(open) * each;
  }

  /** Why it was stopped; null if it was not. */
  synchronized @Nullable String reason() {
    return stopped;
  }

  /** Whether all of it was stopped, also what is rendered and not in its place yet. */
  public synchronized boolean isStopped() {
    return stopped != null;
  }

  /** Why nothing of it is to be begun any more, before it has begun; null if all of it is. */
  public synchronized @Nullable String whyStopped() {
    return stopped != null ? stopped : yielding;
  }

  /** It is to be led from now on; what was wanted of it before is done now. */
  synchronized void take(OpenFrames frames, GivingBack givingBack) {
    open = frames;
    reports = givingBack;
    String wanted = stopped != null ? stopped : yielding;
    if (wanted != null) {
      giveBack(Integer.MAX_VALUE, wanted);
    }
  }

  /** It has its slot: from here on frames are begun as fast as they can be. */
  synchronized void beginAtOnce() {
    inSlot = true;
  }

  /** This is the Blender to stop; null for none. */
  synchronized void watch(@Nullable BlenderProcess running) {
    blender = running;
    if (stopped != null && running != null) {
      running.terminate();
    }
  }

  /** A frame is to be begun, as soon as there is a core for it. */
  synchronized void approach() {
    pace.begin(nanoTime.getAsLong());
  }

  /** Blender begins with it. */
  synchronized void begin() {
    lookAhead();
  }

  /** If no other frame will begin, the moment when it is nearly done passes within this one. */
  private void lookAhead() {
    int ahead = open == null ? 0 : open.ahead();
    Double left = open == null ? null : pace.secondsLeft(ahead, nanoTime.getAsLong());
    if (left == null) {
      return;
    }
    double early = left - NEARLY_DONE_SECONDS;
    if (early <= 0) {
      nearlyDone.complete(null);
    } else if (ahead == 0) {
      nearlyDone.completeOnTimeout(null, (long) (early * 1000), TimeUnit.MILLISECONDS);
    }
  }

  /** Blender is done with a frame. */
  void end() {
    pace.end(nanoTime.getAsLong());
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
        lookAhead();
      }
    }
  }
}
