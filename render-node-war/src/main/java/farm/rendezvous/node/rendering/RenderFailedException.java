package farm.rendezvous.node.rendering;

/** A frame, or the opening of the file, did not end well. */
final class RenderFailedException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Failure failure;
  private final String logTail;
  private final boolean blenderGone;

  private RenderFailedException(Failure failure, String logTail, boolean blenderGone) {
    super(failure.problem());
    this.failure = failure;
    this.logTail = logTail;
    this.blenderGone = blenderGone;
  }

  /** Blender can go on with other frames. */
  static RenderFailedException ofFrame(Failure failure, String logTail) {
    return new RenderFailedException(failure, logTail, false);
  }

  /** This Blender is of no more use. */
  static RenderFailedException ofBlender(Failure failure, String logTail) {
    return new RenderFailedException(failure, logTail, true);
  }

  Failure failure() {
    return failure;
  }

  /** The end of Blender's log. */
  String logTail() {
    return logTail;
  }

  boolean isBlenderGone() {
    return blenderGone;
  }
}
