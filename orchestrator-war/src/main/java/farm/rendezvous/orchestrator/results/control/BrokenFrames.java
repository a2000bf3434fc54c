package farm.rendezvous.orchestrator.results.control;

import java.util.List;
import java.util.UUID;

/**
 * Who has frames rendered again that are finished by the books and not on the disk: whoever hands
 * out frames.
 */
public interface BrokenFrames {

  /** Queues finished frames of a job again; at least one. */
  void requeue(UUID job, List<Integer> frames);
}
