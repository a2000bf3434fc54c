package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the frames of a job are handed out.
 *
 * @param requires only nodes that have all of these get any
 * @param startAfter not before this; null for at once
 * @param dependsOn the job that has to be completed first; null for none
 * @param holdAfterPreview whether it pauses when its preview is rendered, until it is resumed
 */
public record Schedule(
    Tags requires,
    @Nullable Instant startAfter,
    @Nullable UUID dependsOn,
    FrameOrder renderOrder,
    boolean holdAfterPreview) {

  /** Anywhere, at once, in the order of the numbers. */
  public static final Schedule AT_ONCE =
      new Schedule(Tags.NONE, null, null, FrameOrder.FIRST_TO_LAST, false);
}
