/**
 * Jobs and their frames: what they are, what may become of them, and nothing of HTTP, JMS or
 * configuration.
 *
 * <p>A job's frames are a {@link farm.rendezvous.orchestrator.jobs.entity.FrameSet}; a {@link
 * farm.rendezvous.orchestrator.jobs.entity.Frame} exists from the moment that it is cut into a
 * batch. A job's counters are exact: they change in the transaction that changes a frame.
 */
@NullMarked
package farm.rendezvous.orchestrator.jobs.entity;

import org.jspecify.annotations.NullMarked;
