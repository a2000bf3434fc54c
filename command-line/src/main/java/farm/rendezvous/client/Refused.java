package farm.rendezvous.client;

/** The farm understood the call and said no. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /** Its reasons. */
  public Problem problem() {
    return problem;
  }
}
