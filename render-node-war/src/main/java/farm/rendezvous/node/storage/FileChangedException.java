package farm.rendezvous.node.storage;

import java.io.IOException;

/** The job was submitted with another version of its file than the orchestrator has now. */
public final class FileChangedException extends IOException {

  private static final long serialVersionUID = 1;

  FileChangedException(String sentence) {
    super(sentence);
  }
}
