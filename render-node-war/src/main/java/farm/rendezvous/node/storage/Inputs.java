package farm.rendezvous.node.storage;

import farm.rendezvous.messages.FileVersion;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a job on this machine.
 *
 * @param folder which the file must not lead out of
 * @param file the .blend file, absolute
 * @param version which that must have; null if it may have any
 */
public record Inputs(Path folder, Path file, @Nullable FileVersion version) {

  /** Of whatever version is there. */
  public Inputs(Path folder, Path file) {
    this(folder, file, null);
  }

  /**
   * Sentences in which paths below the folder are told as they are below it. Where it is concerns
   * this machine only, and two nodes would say the same in different words.
   */
  public List<String> seenInside(List<String> sentences) {
    return sentences.stream().map(this::seenInside).toList();
  }

  /** The same of one sentence. */
  public String seenInside(String sentence) {
    return folder.getFileName() == null ? sentence : sentence.replace(folder + "/", "");
  }
}
