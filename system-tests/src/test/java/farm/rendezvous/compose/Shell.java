package farm.rendezvous.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs commands as a person in a folder would.
 *
 * @param folder where they run
 * @param environment variables beside those of this process
 */
record Shell(Path folder, Map<String, String> environment) {

  /** What a command has said on both streams, and its exit code. */
  record Result(int exitCode, String output) {}

  /**
   * Runs the command to its end.
   *
   * @return what it said
   * @throws AssertionError with what it said, if it fails
   */
  String run(List<String> command) {
    Result result = attempt(command);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          "%s: exit code %d%n%s"
              .formatted(String.join(" ", command), result.exitCode(), result.output()));
    }
    return result.output();
  }

  /** Runs the command to its end, whatever that is. */
  Result attempt(List<String> command) {
    Process process = start(command);
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts the command, to go on beside the test. */
  Process start(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
