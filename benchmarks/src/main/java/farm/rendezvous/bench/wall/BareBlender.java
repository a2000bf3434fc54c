package farm.rendezvous.bench.wall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Blender as its users run it, without the farm.
 *
 * @param output folder of the frames
 */
record BareBlender(Path output) {

  /** As the nodes find it. */
  static final String PROGRAM =
      Objects.requireNonNullElse(System.getenv("BLENDER_PATH"), "blender");

  /**
   * What a rendering took.
   *
   * @param seconds from the first start to the last exit
   */
  record Result(double seconds, List<TimedLine> lines) {
    /** Seconds to the last frame in place. */
    double lastFrame() {
      return FrameCosts.parse(lines).total();
    }
  }

  /** {@code blender -b FILE ... -a}. */
  Result animation(Scene scene, int threads) throws IOException, InterruptedException {
    return run(scene, threads, List.of("-s", "1", "-e", "" + scene.frames(), "-a"));
  }

  /**
   * Processes beside each other.
   *
   * @param atOnce how many of them at the same time
   * @param shares frames of each process
   * @return seconds from the first start to the last frame in place
   */
  double together(Scene scene, int threads, int atOnce, List<List<Integer>> shares)
      throws IOException, InterruptedException {
    ExecutorService processes = Executors.newFixedThreadPool(atOnce);
    long begun = System.nanoTime();
    try {
      List<Future<Double>> ends = new ArrayList<>();
      for (List<Integer> share : shares) {
        ends.add(
            processes.submit(
                () -> {
                  double start = (System.nanoTime() - begun) / 1e9;
                  return start + run(scene, threads, List.of("-f", list(share))).lastFrame();
                }));
      }
      double last = 0;
      for (Future<Double> end : ends) {
        last = Math.max(last, end.get());
      }
      return last;
    } catch (ExecutionException e) {
      throw new IOException("a Blender failed: " + e.getMessage(), e);
    } finally {
      processes.shutdownNow();
    }
  }

  private static String list(List<Integer> frames) {
    return frames.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private Result run(Scene scene, int threads, List<String> what)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM,
                "-b",
                scene.file().toString(),
                "-o",
                output.resolve("frame_####").toString(),
                "-F",
                "PNG",
                "-t",
                Integer.toString(threads)));
    command.addAll(what);
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader reader = process.inputReader()) {
      List<TimedLine> lines =
          reader
              .lines()
              .map(text -> new TimedLine((System.nanoTime() - begun) / 1e9, text))
              .toList();
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("%s ended with %d".formatted(String.join(" ", command), code));
      }
      return new Result((System.nanoTime() - begun) / 1e9, lines);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      process.destroy();
    }
  }
}
