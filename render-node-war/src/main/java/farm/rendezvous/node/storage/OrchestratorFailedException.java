package farm.rendezvous.node.storage;

import java.io.IOException;

/**
 * The orchestrator is there, but fails on what it is asked for, however often. That is no fault of
 * the frames, and no other answer is to be had by waiting.
 */
public final class OrchestratorFailedException extends IOException {

  private static final long serialVersionUID = 1;

  OrchestratorFailedException(String detail) {
    super(detail);
  }
}
