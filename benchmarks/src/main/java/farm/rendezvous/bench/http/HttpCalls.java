package farm.rendezvous.bench.http;

import static farm.rendezvous.bench.report.Numbers.two;
import static farm.rendezvous.bench.report.Numbers.whole;

import farm.rendezvous.bench.report.Table;
import farm.rendezvous.bench.run.BenchFarm;
import farm.rendezvous.bench.run.Benchmark;
import farm.rendezvous.bench.run.Folders;
import farm.rendezvous.bench.run.Setting;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Submissions and status calls a second, with few jobs in the books and with many. */
public final class HttpCalls implements Benchmark {
  private static final int FEW = 100;
  private static final int CONNECTIONS = 16;

  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<String> run(Setting setting) throws IOException, InterruptedException {
    int many = setting.scale().choose(1_000, 10_000, 10_000);
    int seconds = setting.scale().choose(3, 10, 30);
    Path folder = setting.newFolder("http");
    try (BenchFarm farm =
        BenchFarm.start(
            setting, 0, Map.of("RATE_LIMIT", "1000000"), setting.root().resolve("blend/files"))) {
      FarmClient client = farm.client();
      Path scripts = setting.root().resolve("benchmarks/src/main/wrk");
      Wrk wrk = new Wrk(client.url(), scripts, folder, CONNECTIONS);
      Filling filling = new Filling(client);
      filling.upTo(FEW);
      measure(wrk, ids(client), Math.min(seconds, 5)); // the server's code is compiled now
      int few = client.jobs().size();
      Map<Call, WrkResult> withFew = measure(wrk, ids(client), seconds);
      setting.say("... filling the books with %d jobs".formatted(many));
      filling.upTo(many);
      int before = client.jobs().size();
      Map<Call, WrkResult> withMany = measure(wrk, ids(client), seconds);
      setting.print(
          "%d jobs in the books, compared with %d; %d connections, times in milliseconds"
              .formatted(before, few, CONNECTIONS),
          table(withFew, withMany));
      return problems(withFew, withMany, before, client.jobs().size());
    } finally {
      Folders.delete(folder);
    }
  }

  private static Map<Call, WrkResult> measure(Wrk wrk, List<String> ids, int seconds)
      throws IOException, InterruptedException {
    Map<Call, WrkResult> results = new LinkedHashMap<>();
    for (Call call : Call.READING) {
      results.put(call, wrk.run(call, ids, seconds));
    }
    results.put(Call.SUBMIT, wrk.run(Call.SUBMIT, ids, seconds));
    return results;
  }

  private static List<String> ids(FarmClient client) {
    return client.jobs().stream().map(Job::id).toList();
  }

  private static Table table(Map<Call, WrkResult> withFew, Map<Call, WrkResult> withMany) {
    Table table =
        new Table(
            "call",
            "calls/s",
            "ratio to few jobs",
            "ratio to /health/live",
            "median",
            "90 %",
            "99 %",
            "most");
    double live = rate(withMany, Call.LIVE);
    withMany.forEach(
        (call, result) ->
            table.row(
                call.name(),
                whole(result.callsPerSecond()),
                two(result.callsPerSecond() / rate(withFew, call)),
                two(result.callsPerSecond() / live),
                two(result.p50()),
                two(result.p90()),
                two(result.p99()),
                two(result.max())));
    return table;
  }

  private static double rate(Map<Call, WrkResult> results, Call call) {
    WrkResult result = results.get(call);
    return result == null ? Double.NaN : result.callsPerSecond();
  }

  /** Errors of calls, and jobs that were accepted and are not in the books. */
  private static List<String> problems(
      Map<Call, WrkResult> withFew, Map<Call, WrkResult> withMany, int before, int after) {
    List<String> problems = new ArrayList<>();
    for (Map<Call, WrkResult> results : List.of(withFew, withMany)) {
      results.forEach(
          (call, result) -> {
            if (result.errors() > 0) {
              problems.add("%s: %d errors".formatted(call.name(), result.errors()));
            }
          });
    }
    WrkResult submitted = withMany.get(Call.SUBMIT);
    long accepted = submitted == null ? 0 : submitted.calls();
    int added = after - before;
    if (added < accepted || added > accepted + CONNECTIONS) {
      problems.add("%d jobs were accepted, %d more are in the books".formatted(accepted, added));
    }
    return problems;
  }
}
