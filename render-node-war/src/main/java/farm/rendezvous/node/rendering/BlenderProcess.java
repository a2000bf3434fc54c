package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.folders.Trees;
import farm.rendezvous.logging.OneLine;
import farm.rendezvous.programs.Secrets;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running Blender. A thread of its own starts it, listens to it, and lives as long as it does:
 * the kernel takes the end of that thread for the death of the parent, and kills Blender. It has a
 * temporary folder of its own, which goes with it.
 */
final class BlenderProcess implements AutoCloseable {

  /** From 0, like any other, to 1000, the first to go. */
  private static final String OOM_SCORE = "500";

  private static final System.Logger LOG = System.getLogger(BlenderProcess.class.getName());

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlenderWords words;
  private final Path temporary;
  private final Duration stall;
  private final BlenderLog log = new BlenderLog();
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private int layers = 1;
  private @Nullable FrameProgress frame;
  private volatile @Nullable Double progress;
  private final AtomicLong printed = new AtomicLong();

  private BlenderProcess(BlenderWords words, Path temporary, Duration stall) {
    this.words = words;
    this.temporary = temporary;
    this.stall = stall;
  }

  /**
   * Starts it.
   *
   * @param scratch where its temporary folder is made, which is its TMPDIR and where it runs
   * @param log a copy of all that it prints is appended here, until {@link #log()} is told
   *     otherwise; null for none
   * @param stall after doing nothing at all for so long it is stuck; zero for never
   * @param executor for the thread that leads it
   * @throws IOException if the program cannot be started
   */
  static BlenderProcess start(
      BlenderCommand command,
      BlenderWords words,
      Path scratch,
      @Nullable Path log,
      Duration stall,
      Executor executor)
      throws IOException, InterruptedException {
    LOG.log(Level.INFO, "starting: {0}", OneLine.of(command.pasteable()));
    Files.createDirectories(scratch);
    BlenderProcess blender =
        new BlenderProcess(words, Files.createTempDirectory(scratch, "blender-"), stall);
    if (log != null) {
      blender.log.copyTo(log);
    }
    try {
      executor.execute(() -> blender.lead(command.arguments()));
    } catch (RejectedExecutionException e) {
      blender.clear();
      throw new IOException("there is no thread to lead it", e);
    }
    try {
      var unused = blender.started.get();
    } catch (InterruptedException e) {
      var unused = blender.started.thenAccept(BlenderStopper::begin);
      throw e;
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()), e);
    }
    return blender;
  }

  /**
   * Says something to the worker, in a line that the pipe has room for.
   *
   * @throws IOException if it does not listen any more
   */
  void tell(Map<String, ?> command) throws IOException {
    BufferedWriter out = process().outputWriter(StandardCharsets.UTF_8);
    out.write(JSON.writeValueAsString(command) + "\n");
    out.flush();
  }

  /**
   * The next thing that it says; that it has ended is the last one.
   *
   * @throws BlenderSilentException if there is none in time, or it stands still
   */
  Heard await(Duration patience) throws BlenderSilentException, InterruptedException {
    Standstill standstill =
        new Standstill(stall, System::nanoTime, this::processorTime, printed::get);
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = Math.max(0, end - System.nanoTime());
      long look = stall.isZero() ? left : Math.min(left, standstill.interval().toNanos());
      Heard next = heard.poll(look, TimeUnit.NANOSECONDS);
      if (next != null) {
        return next;
      }
      if (look == left || standstill.isOne()) {
        throw new BlenderSilentException(look < left);
      }
    }
  }

  /** Nanoseconds that it and what it has started have used; -1 where that is not known. */
  private long processorTime() {
    ProcessHandle blender = process().toHandle();
    if (blender.info().totalCpuDuration().isEmpty()) {
      return -1;
    }
    return Stream.concat(Stream.of(blender), blender.descendants())
        .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  /**
   * How it ended: its exit code, 128 + n for signal n. It is ended if it does not end by itself.
   */
  int exitCode() throws InterruptedException {
    if (!process().waitFor(BlenderStopper.GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
    }
    return process().waitFor();
  }

  long pid() {
    return process().pid();
  }

  boolean isAlive() {
    return process().isAlive();
  }

  /** What it prints. */
  BlenderLog log() {
    return log;
  }

  /** How much of the present frame is rendered, 0 to 1; null between frames, or if not known. */
  @Nullable Double progress() {
    return progress;
  }

  /** Begins to end it; the end is heard by {@link #await}. */
  void terminate() {
    BlenderStopper.begin(process());
  }

  /** Ends it if it has not ended. */
  @Override
  public void close() {
    BlenderStopper.stop(process());
  }

  private Process process() {
    return started.join();
  }

  private void lead(List<String> arguments) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(arguments).redirectErrorStream(true).directory(temporary.toFile());
      Secrets.removeFrom(builder.environment());
      builder.environment().put("TMPDIR", temporary.toString());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      preferToTheServer(process.pid());
      var unused = process.onExit().thenRunAsync(() -> BlenderStopper.sweep(process.pid()));
      started.complete(process);
      listen(process);
      var code = process.waitFor();
      LOG.log(Level.DEBUG, "Blender {0} has ended with {1}", process.pid(), code);
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      terminate();
    } finally {
      clear();
    }
  }

  /**
   * Has the kernel end Blender, and not the server, when memory runs out. Both are then told why:
   * the frame fails, or is tried in a new Blender, and the node lives.
   */
  private static void preferToTheServer(long pid) {
    try {
      Files.writeString(Path.of("/proc", Long.toString(pid), "oom_score_adj"), OOM_SCORE);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the kernel decides who is ended when memory runs out: {0}", e);
    }
  }

  private void listen(Process process) {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = output.readLine()) != null) {
        hear(line);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Blender''s output has ended", e);
    } finally {
      progress = null;
      heard.add(new Heard(null, log.take()));
    }
  }

  private void hear(String line) {
    printed.incrementAndGet();
    Optional<WorkerEvent> event = words.event(line);
    event.ifPresent(this::begin);
    if (!line.isEmpty() && !(event.isPresent() && words.isMarked(line))) {
      log.add(line);
      if (frame != null) {
        frame.hear(line);
        progress = frame.value();
      }
    }
    event.ifPresent(this::end);
  }

  private void begin(WorkerEvent event) {
    if (event instanceof WorkerEvent.Ready ready) {
      layers = ready.layers();
    } else if (event instanceof WorkerEvent.Started) {
      var unused = log.take();
      frame = new FrameProgress(layers);
    }
  }

  private void end(WorkerEvent event) {
    if (event instanceof WorkerEvent.Started) {
      heard.add(new Heard(event, List.of()));
    } else {
      frame = null;
      progress = null;
      heard.add(new Heard(event, log.take()));
    }
  }

  private void clear() {
    log.copyNowhere();
    try {
      Trees.delete(temporary);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} could not be removed; it is in nobody''s way", temporary, e);
    }
  }
}
