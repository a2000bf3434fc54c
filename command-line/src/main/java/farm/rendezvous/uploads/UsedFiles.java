package farm.rendezvous.uploads;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a .blend file uses, also through its libraries, by Blender's own word.
 *
 * @param files absolute paths of what is there
 * @param missing of what is not
 * @param absolute of what it names by an absolute path, which leads nowhere on other machines
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record UsedFiles(List<String> files, List<String> missing, List<String> absolute) {

  private static final long LONGEST_MINUTES = 10;

  public UsedFiles {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
    absolute = List.copyOf(absolute);
  }

  /**
   * Asks Blender, with the scripts of the file off.
   *
   * @param root the repository
   * @param blender a path, or a name on the PATH
   * @throws UploadTrouble if it cannot say
   */
  public static UsedFiles of(Path blend, Path root, String blender) {
    try {
      Path folder = Files.createTempDirectory("rendezvous-submit");
      try {
        return ask(blend, root, blender, folder);
      } finally {
        for (String name : List.of("listfiles.py", "files.json", "log")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UploadTrouble(
          "Blender has to say what %s uses, and %s cannot be run (BLENDER_PATH): %s"
              .formatted(blend, blender, e.getMessage()));
    }
  }

  private static UsedFiles ask(Path blend, Path root, String blender, Path folder)
      throws IOException {
    Path script = folder.resolve("listfiles.py");
    Path answer = folder.resolve("files.json");
    Path log = folder.resolve("log");
    try (InputStream in = UsedFiles.class.getResourceAsStream("/blender/listfiles.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    Process process =
        new ProcessBuilder(
                blender,
                "-b",
                "--factory-startup",
                "-noaudio",
                "-Y",
                blend.toAbsolutePath().toString(),
                "--python-exit-code",
                "97",
                "--python",
                script.toString(),
                "--",
                root.resolve("render-node-war/src/main/resources/blender").toString(),
                answer.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!hasEnded(process) || !Files.exists(answer)) {
      throw new UploadTrouble(
          "Blender cannot say what %s uses:%n%s".formatted(blend, Files.readString(log).strip()));
    }
    return new ObjectMapper().readValue(answer.toFile(), UsedFiles.class);
  }

  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }
}
