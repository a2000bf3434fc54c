package farm.rendezvous.cli;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What a command is called with, besides its arguments.
 *
 * @param root the repository
 * @param directory where the user is
 */
record Invocation(Console console, Path root, Path directory, Clock clock) {

  static Invocation ofProcess() {
    return new Invocation(
        Console.ofProcess(),
        Path.of(System.getProperty("rendezvous.root", ".")).toAbsolutePath().normalize(),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC());
  }
}
