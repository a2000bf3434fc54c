package farm.rendezvous.node.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * The inputs of a job on this machine.
 *
 * @param folder which the file must not lead out of
 * @param file the .blend file, absolute
 */
public record Inputs(Path folder, Path file) {

  /**
   * Sentences in which paths below the folder are told as they are below it. Where it is concerns
   * this machine only, and two nodes would say the same in different words.
   */
  public List<String> seenInside(List<String> sentences) {
    return folder.getFileName() == null
        ? sentences
        : sentences.stream().map(sentence -> sentence.replace(folder + "/", "")).toList();
  }
}
