package farm.rendezvous.orchestrator.remote.control;

import java.io.IOException;

/** A job was submitted with another version of its file than the one that is there now. */
public final class FileChangedException extends IOException {

  private static final long serialVersionUID = 1;

  FileChangedException(String sentence) {
    super(sentence);
  }
}
