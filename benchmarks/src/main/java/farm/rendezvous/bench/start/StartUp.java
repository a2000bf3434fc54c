package farm.rendezvous.bench.start;

import static farm.rendezvous.bench.report.Numbers.two;

import farm.rendezvous.bench.report.Spread;
import farm.rendezvous.bench.report.Table;
import farm.rendezvous.bench.run.BenchFarm;
import farm.rendezvous.bench.run.Benchmark;
import farm.rendezvous.bench.run.Folders;
import farm.rendezvous.bench.run.ProcessUse;
import farm.rendezvous.bench.run.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code ./rendezvous up} with three nodes against one plain Liberty server, in turns. */
public final class StartUp implements Benchmark {
  private static final int NODES = 3;
  private static final String UP = "./rendezvous up, 3 nodes";
  private static final String SCRIPT = "plain server, Liberty's script";
  private static final String JAVA = "plain server, Java directly";

  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, ProcessUse> memory = new LinkedHashMap<>();

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<String> run(Setting setting) throws IOException, InterruptedException {
    int rounds = setting.scale().choose(1, 3, 9);
    Path folder = setting.newFolder("plain");
    try {
      Path liberty = setting.root().resolve("liberty");
      PlainServer.start(PlainServer.Way.SCRIPT, liberty, folder.resolve("script")).close();
      PlainServer.start(PlainServer.Way.JAVA, liberty, folder.resolve("java")).close();
      for (int round = 0; round < rounds; round++) {
        farm(setting);
        plain(SCRIPT, PlainServer.Way.SCRIPT, liberty, folder.resolve("script"));
        plain(JAVA, PlainServer.Way.JAVA, liberty, folder.resolve("java"));
      }
    } finally {
      Folders.delete(folder);
    }
    setting.print("From the command until it is ready, seconds", times());
    setting.print("Memory when ready, MiB", memories());
    return List.of();
  }

  private void farm(Setting setting) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (BenchFarm farm = BenchFarm.up(setting, NODES)) {
      add(UP, begun);
      memory.put("broker", farm.use("broker"));
      memory.put("orchestrator", farm.use("orchestrator"));
      farm.local().nodes().forEach(node -> memory.put(node.name(), farm.use(node.name())));
    }
  }

  private void plain(String name, PlainServer.Way way, Path liberty, Path folder)
      throws IOException {
    long begun = System.nanoTime();
    try (PlainServer server = PlainServer.start(way, liberty, folder)) {
      add(name, begun);
      memory.put(name, server.use());
    }
  }

  private void add(String name, long begun) {
    seconds.computeIfAbsent(name, key -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e9);
  }

  private Table times() {
    Table table = new Table("what", "seconds", "up takes so many times as long");
    seconds.forEach(
        (name, values) -> table.row(name, Spread.of(values), Spread.of(ratios(values))));
    return table;
  }

  /** Of each round for itself. */
  private List<Double> ratios(List<Double> values) {
    List<Double> up = seconds.getOrDefault(UP, List.of());
    return IntStream.range(0, up.size())
        .mapToObj(round -> up.get(round) / values.get(round))
        .toList();
  }

  private Table memories() {
    Table table = new Table("process", "RSS", "PSS", "CPU seconds so far");
    memory.forEach(
        (name, use) ->
            table.row(
                name, use.residentMib(), use.proportionalMib(), two(use.cpu().toMillis() / 1e3)));
    return table;
  }
}
