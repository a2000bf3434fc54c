package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;

/** A frame, or the opening of the file, did not end well. */
final class RenderFailedException extends Exception {

  private static final long serialVersionUID = 1;

  /** What is of no more use after it. */
  private enum Scope {
    FRAME,
    BLENDER,
    WORKER
  }

  private final transient Failure failure;
  private final String logTail;
  private final Scope scope;

  private RenderFailedException(Failure failure, String logTail, Scope scope) {
    super(failure.problem());
    this.failure = failure;
    this.logTail = logTail;
    this.scope = scope;
  }

  /** Blender can go on with other frames. */
  static RenderFailedException ofFrame(Failure failure, String logTail) {
    return new RenderFailedException(failure, logTail, Scope.FRAME);
  }

  /** This Blender is of no more use. */
  static RenderFailedException ofBlender(Failure failure, String logTail) {
    return new RenderFailedException(failure, logTail, Scope.BLENDER);
  }

  /** Neither is our script in it, so that Blender had better do without. */
  static RenderFailedException ofWorker(Failure failure, String logTail) {
    return new RenderFailedException(failure, logTail, Scope.WORKER);
  }

  Failure failure() {
    return failure;
  }

  /** The end of Blender's log. */
  String logTail() {
    return logTail;
  }

  boolean isBlenderGone() {
    return scope != Scope.FRAME;
  }

  boolean isWorkerBroken() {
    return scope == Scope.WORKER;
  }

  /** Whether it might not have happened in a Blender that has rendered nothing before. */
  boolean mayBeOfOldAge() {
    FailureReason reason = failure.reason();
    return switch (reason) {
      case RENDER_ERROR, PYTHON_ERROR, BLENDER_CRASHED, OUT_OF_MEMORY, BROKEN_IMAGE, NODE_TROUBLE ->
          true;
      case DISK_FULL, TIMED_OUT, UNFIT_FILE, UNFIT_BLENDER, FILE_CHANGED, NODE_LOST -> false;
    };
  }
}
