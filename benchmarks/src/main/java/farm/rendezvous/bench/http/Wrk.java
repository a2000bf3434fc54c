package farm.rendezvous.bench.http;

import farm.rendezvous.bench.run.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs wrk: each connection sends its next call when it has the answer to the last one.
 *
 * @param scripts folder of calls.lua
 * @param folder for the paths to call
 */
record Wrk(URI server, Path scripts, Path folder, int connections) {
  private static final int THREADS = 2;

  /**
   * Calls for some time.
   *
   * @param ids of jobs to choose from; the latest 10,000 are enough
   */
  WrkResult run(Call call, List<String> ids, int seconds) throws IOException, InterruptedException {
    Path paths = Files.createTempFile(folder, "paths", ".txt");
    Files.write(paths, ids.stream().map(call.path()).distinct().toList());
    return WrkResult.parse(Command.output(command(call, paths, seconds)));
  }

  private List<String> command(Call call, Path paths, int seconds) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "-t" + THREADS,
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "-s",
                scripts.resolve("calls.lua").toString(),
                server.toString(),
                "--",
                call.method(),
                paths.toString()));
    if (call.body() != null) {
      command.add(call.body());
    }
    return command;
  }
}
