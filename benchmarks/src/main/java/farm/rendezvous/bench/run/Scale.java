package farm.rendezvous.bench.run;

/** How much is measured. */
public enum Scale {
  /** To see that it works: a minute or two for each benchmark, numbers of little weight. */
  QUICK,
  /** All benchmarks together in about a quarter of an hour. */
  USUAL,
  /** As much as the published numbers need. */
  FULL;

  /** The one of the three that is for this scale. */
  public <T> T choose(T quick, T usual, T full) {
    return switch (this) {
      case QUICK -> quick;
      case USUAL -> usual;
      case FULL -> full;
    };
  }
}
