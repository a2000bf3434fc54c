package farm.rendezvous.node.rendering;

import farm.rendezvous.node.settings.BlenderMode;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt gets its Blenders from, one at a time: one that waits, a new one, or a cold one
 * when our script in Blender is at fault. It holds a slot from the first of them until it is
 * closed.
 */
final class BlenderSupply implements AutoCloseable {

  private final RenderTask task;
  private final BlenderStarter starter;
  private final WarmBlenders blenders;
  private WarmBlenders.@Nullable Lease lease;
  private BlenderMode mode;
  private boolean afresh;

  BlenderSupply(RenderTask task, BlenderStarter starter, WarmBlenders blenders, BlenderMode mode) {
    this.task = task;
    this.starter = starter;
    this.blenders = blenders;
    this.mode = mode;
  }

  /** Waits for a slot, if an attempt before this one is still at its last frame. */
  void takeSlot() throws InterruptedException {
    lease = blenders.lease();
  }

  /**
   * A Blender for the frames that wait; the slot is taken.
   *
   * @throws RenderFailedException if the file is none for a Blender
   * @throws IOException if the program cannot be started
   */
  AttemptBlender get(OpenFrames open)
      throws RenderFailedException, IOException, InterruptedException {
    starter.check(task.inputs(), task.settings());
    if (mode == BlenderMode.COLD && canBeCold(open)) {
      slot().makeRoom();
      return starter.cold(task, open.keepAll());
    }
    BlenderKey key = BlenderKey.of(task.file(), task.settings());
    Optional<WarmBlender> waiting = afresh ? Optional.empty() : slot().take(key);
    if (waiting.isPresent()) {
      waiting.get().workFor(task);
      return waiting.get();
    }
    slot().makeRoom();
    WarmBlender started = starter.warm(key);
    started.workFor(task);
    return started;
  }

  /** It has done its work, and is in order. */
  void putBack(AttemptBlender blender) {
    if (blender instanceof WarmBlender warm) {
      slot().keep(warm);
    } else {
      blender.close();
    }
  }

  /** No Blender is needed any more: another attempt may have the slot. */
  @Override
  public void close() {
    if (lease != null) {
      lease.close();
      lease = null;
    }
  }

  private WarmBlenders.Lease slot() {
    return Objects.requireNonNull(lease, "no slot is taken");
  }

  /** From now on none that has rendered before. */
  void startAfresh() {
    afresh = true;
  }

  /** Whether the next one does without what failed. */
  boolean helps(RenderFailedException e) {
    if (mode == BlenderMode.WARM && e.isWorkerBroken()) {
      mode = BlenderMode.COLD;
      return true;
    }
    return false;
  }

  /** Blender takes a negative number for one that counts from the end. */
  private static boolean canBeCold(OpenFrames open) {
    return open.unsettled().stream().allMatch(frame -> frame >= 0);
  }
}
