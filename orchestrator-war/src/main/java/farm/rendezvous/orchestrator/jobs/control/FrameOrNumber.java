package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a job.
 *
 * @param frame null while it is not cut into a batch, and no more than its state is known
 */
public record FrameOrNumber(int number, FrameState state, @Nullable Frame frame) {}
