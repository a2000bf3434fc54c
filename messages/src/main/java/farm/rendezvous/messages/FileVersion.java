package farm.rendezvous.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * By what one sees, on every machine that shares it, that a file was written anew.
 *
 * @param bytes its size
 * @param modified when it was written last, in milliseconds since 1970
 */
public record FileVersion(long bytes, long modified) {

  /**
   * That of a file as it is now; of a link, of what it leads to.
   *
   * @throws IOException if it is not there
   */
  public static FileVersion of(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileVersion(found.size(), found.lastModifiedTime().toMillis());
  }

  /**
   * What a person is told whose file is another one now.
   *
   * @param file what it is called
   */
  public static String changed(String file) {
    return "the file was changed after the job was submitted: "
        + file
        + " is not what it was; requeue the job to render it as it is now";
  }
}
