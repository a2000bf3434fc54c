package farm.rendezvous.bench;

import farm.rendezvous.bench.controlplane.ControlPlane;
import farm.rendezvous.bench.http.HttpCalls;
import farm.rendezvous.bench.run.Benchmark;
import farm.rendezvous.bench.run.Scale;
import farm.rendezvous.bench.run.Setting;
import farm.rendezvous.bench.start.StartUp;
import farm.rendezvous.bench.wall.Wall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: which benchmarks, and how much of them. */
@Command(
    name = "./rendezvous bench",
    description = {
      "Measures farms of this machine and prints tables; each farm is gone in the end.",
      "",
      "  start         `up` until it is ready, memory of each process",
      "  http          calls a second with their percentiles (wrk)",
      "  controlplane  broker and orchestrator with simulated nodes",
      "  wall          whole renderings against bare Blender",
      "",
      "docs/performance.md says what exactly is measured. Leave the machine alone meanwhile.",
      ""
    },
    footer = {"", "Exit codes: 0 done, 1 a benchmark ran into errors, 2 the call was wrong."})
public final class Bench implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAMES",
      arity = "0..*",
      description = "start, http, controlplane, wall; without a name all of them.")
  private List<String> names = List.of();

  @ArgGroup private @Nullable Amount amount;

  @Mixin private ControlPlane controlPlane = new ControlPlane();
  @Mixin private Wall wall = new Wall();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Says this and ends.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  private Bench() {}

  /** One or the other. */
  static final class Amount {
    @Option(
        names = "--quick",
        description = "The least that shows something; without either, about 45 minutes for all.")
    private boolean quick;

    @Option(names = "--full", description = "All that there is; takes hours.")
    private boolean full;

    Scale scale() {
      return quick ? Scale.QUICK : full ? Scale.FULL : Scale.USUAL;
    }
  }

  /** Runs the benchmarks and ends with the exit code. */
  public static void main(String... arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Bench()).execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Setting setting =
        new Setting(
            Path.of(System.getProperty("rendezvous.root", ".")).toAbsolutePath().normalize(),
            amount == null ? Scale.USUAL : amount.scale(),
            Clock.systemUTC(),
            System.out);
    List<String> problems = new ArrayList<>();
    for (Benchmark benchmark : chosen()) {
      setting.say("## " + benchmark.name());
      for (String problem : benchmark.run(setting)) {
        problems.add(benchmark.name() + ": " + problem);
      }
    }
    problems.forEach(problem -> setting.say("ERROR " + problem));
    return problems.isEmpty() ? 0 : 1;
  }

  private List<Benchmark> chosen() {
    List<Benchmark> all = List.of(new StartUp(), new HttpCalls(), controlPlane, wall);
    List<String> known = all.stream().map(Benchmark::name).toList();
    for (String name : names) {
      if (!known.contains(name) && spec != null) {
        throw new ParameterException(
            spec.commandLine(), "There is no benchmark '%s': %s".formatted(name, known));
      }
    }
    return all.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
  }
}
