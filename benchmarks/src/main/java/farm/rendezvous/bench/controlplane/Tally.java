package farm.rendezvous.bench.controlplane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What the nodes have done, and what went wrong with them. */
final class Tally {
  private static final int WORTH_TELLING = 5;

  private final LongAdder frames = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final LongAdder troubles = new LongAdder();
  private final List<String> told = new ArrayList<>();

  void frameReported() {
    frames.increment();
  }

  void refused() {
    refusals.increment();
  }

  /** Nobody answered a claim within the node's patience, and it was made again. */
  void unanswered() {
    unanswered.increment();
  }

  /** Something that must not happen; the first few are told. */
  synchronized void trouble(String what) {
    troubles.increment();
    if (told.size() < WORTH_TELLING) {
      told.add(what);
    }
  }

  long frames() {
    return frames.sum();
  }

  long refusals() {
    return refusals.sum();
  }

  long claimsUnanswered() {
    return unanswered.sum();
  }

  synchronized List<String> troubles() {
    List<String> all = new ArrayList<>(told);
    if (troubles.sum() > told.size()) {
      all.add("%d more of that kind".formatted(troubles.sum() - told.size()));
    }
    return all;
  }
}
