package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a job.
 *
 * @param frame null while it is not cut into a batch: then it is queued, and no more is known
 */
public record FrameOrNumber(int number, @Nullable Frame frame) {}
