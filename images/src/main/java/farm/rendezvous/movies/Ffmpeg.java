package farm.rendezvous.movies;

import farm.rendezvous.programs.Secrets;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs ffmpeg. The thread that runs it has to live as long as it does. */
public final class Ffmpeg {

  private static final int TAIL = 2_000;
  private static final long LOOK_MILLIS = 100;

  private static final System.Logger LOG = System.getLogger(Ffmpeg.class.getName());

  private Ffmpeg() {}

  /**
   * Whether there is such a program.
   *
   * @param name a path, or a name on the PATH
   */
  public static boolean exists(String name, Map<String, String> environment) {
    if (name.contains("/")) {
      return Files.isExecutable(Path.of(name));
    }
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /**
   * Runs it to its end, or to the limit.
   *
   * @param words a file for what it says
   * @param wanted asked now and then; it is ended when it is not wanted any more
   * @throws MovieFailedException if it fails
   * @throws InterruptedException if the server stops; it is ended then
   */
  static void run(List<String> command, Path words, Duration limit, BooleanSupplier wanted)
      throws IOException, MovieFailedException, InterruptedException {
    LOG.log(Level.INFO, "starting: {0}", String.join(" ", command));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
    Secrets.removeFrom(builder.environment());
    Process process = builder.start();
    try {
      long end = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!wanted.getAsBoolean()) {
          throw new MovieFailedException("ffmpeg was stopped: nobody wants the movie any more");
        }
        if (end - System.nanoTime() < 0) {
          throw new MovieFailedException("ffmpeg was stopped after " + limit);
        }
      }
      if (process.exitValue() != 0) {
        throw new MovieFailedException(
            "ffmpeg ended with %d: %s".formatted(process.exitValue(), tail(words)));
      }
    } finally {
      process.destroyForcibly().onExit().join(); // what it writes to is removed next
    }
  }

  private static String tail(Path words) throws IOException {
    String all = new String(Files.readAllBytes(words), StandardCharsets.UTF_8).strip();
    return all.substring(Math.max(0, all.length() - TAIL));
  }
}
