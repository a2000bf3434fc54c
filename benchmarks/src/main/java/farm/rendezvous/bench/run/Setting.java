package farm.rendezvous.bench.run;

import farm.rendezvous.bench.report.Machine;
import farm.rendezvous.bench.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a benchmark runs with.
 *
 * @param root the repository, built
 * @param out where tables go
 */
public record Setting(Path root, Scale scale, Clock clock, PrintStream out) {

  /** The folder for all that benchmarks write: on the same disk as a farm's ordinary home. */
  public Path folder() {
    return root.resolve("target/bench");
  }

  /** A new folder below {@link #folder}. */
  public Path newFolder(String prefix) throws IOException {
    Files.createDirectories(folder());
    return Files.createTempDirectory(folder(), prefix + "-");
  }

  /** A step, for who watches. */
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /** A table under its title, with the time and the load of the machine. */
  public void print(String title, Table table) {
    out.println();
    out.println("### " + title);
    out.println(Machine.now(clock));
    out.println();
    table.lines().forEach(out::println);
    out.println();
    out.flush();
  }
}
