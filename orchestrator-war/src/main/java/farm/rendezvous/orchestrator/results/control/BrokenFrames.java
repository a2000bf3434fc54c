package farm.rendezvous.orchestrator.results.control;

import java.util.List;
import java.util.UUID;

/**
 * Who has frames rendered again that are finished by the books and not on the disk. Belongs to
 * whoever hands out frames; without one, what is broken is only told.
 */
public interface BrokenFrames {

  /**
   * Queues finished frames again.
   *
   * @return those that are queued now
   */
  List<Integer> requeue(UUID job, List<Integer> frames);
}
