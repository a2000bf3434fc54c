package farm.rendezvous.client;

import java.util.List;

/**
 * What came of reading a job's frames on the farm's disk again.
 *
 * @param checked completed frames that were read
 * @param requeued those that are rendered again
 * @param complete false if it ended early, with very many broken frames
 */
public record Verified(int checked, List<Broken> broken, List<Integer> requeued, boolean complete) {

  /** A frame that is not as it was. */
  public record Broken(int frame, String problem) {}

  @SuppressWarnings("ConstantValue") // JSON may leave the lists out
  public Verified {
    broken = broken == null ? List.of() : List.copyOf(broken);
    requeued = requeued == null ? List.of() : List.copyOf(requeued);
  }
}
