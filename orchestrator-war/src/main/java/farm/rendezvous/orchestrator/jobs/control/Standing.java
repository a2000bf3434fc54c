package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.JobState;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands.
 *
 * @param problem why it failed; null if it did not
 */
public record Standing(String job, JobState state, @Nullable String problem) {}
