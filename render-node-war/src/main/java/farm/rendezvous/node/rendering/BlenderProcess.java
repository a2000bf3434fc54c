package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.OneLine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A running Blender with worker.py in it. The thread that starts it has to live as long as it does:
 * the kernel takes the end of that thread for the death of the parent.
 */
final class BlenderProcess implements AutoCloseable {

  private static final int TAIL_LINES = 30;
  private static final int KEPT_LINES = 500;

  /** The server's own, of no use to what a stranger's file may start. */
  private static final Set<String> SECRETS = Set.of("ADMIN_PASSWORD", "KEYSTORE_PASSWORD");

  private static final System.Logger LOG = System.getLogger(BlenderProcess.class.getName());

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BlockingQueue<Optional<WorkerEvent>> events = new LinkedBlockingQueue<>();
  private final Deque<String> lines = new ArrayDeque<>();

  private BlenderProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param temporary its TMPDIR, and the folder that it runs in
   * @param log all that it prints is appended here
   * @param executor for the thread that reads
   * @throws IOException if the program cannot be started
   */
  static BlenderProcess start(BlenderCommand command, Path temporary, Path log, Executor executor)
      throws IOException {
    LOG.log(Level.INFO, "starting: {0}", OneLine.of(command.pasteable()));
    ProcessBuilder builder =
        new ProcessBuilder(command.arguments())
            .redirectErrorStream(true)
            .directory(temporary.toFile());
    builder.environment().keySet().removeAll(SECRETS);
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    var unused =
        process
            .onExit()
            .thenRunAsync(LogContext.carried(() -> BlenderStopper.sweep(process.pid())));
    BlenderProcess blender = new BlenderProcess(process);
    try {
      executor.execute(
          LogContext.carried(() -> blender.read(new BlenderOutput(command.mark()), log)));
    } catch (RejectedExecutionException e) {
      blender.close();
      throw new IOException("there is no thread to listen to it", e);
    }
    return blender;
  }

  /**
   * Says something to the worker, in a line that the pipe has room for.
   *
   * @throws IOException if it does not listen any more
   */
  void tell(Map<String, ?> command) throws IOException {
    BufferedWriter out = process.outputWriter(StandardCharsets.UTF_8);
    out.write(JSON.writeValueAsString(command) + "\n");
    out.flush();
  }

  /**
   * The next event.
   *
   * @return empty if Blender has ended and says no more
   * @throws BlenderSilentException if there is none in time
   */
  Optional<WorkerEvent> await(Duration patience)
      throws BlenderSilentException, InterruptedException {
    Optional<WorkerEvent> event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new BlenderSilentException();
    }
    return event;
  }

  /**
   * How it ended: its exit code, 128 + n for signal n. It is ended if it does not end by itself.
   */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(BlenderStopper.GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
    }
    return process.waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** What it printed since it began with the present frame, or since its start; the end of it. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** The last lines of that, for a person to read. */
  String tail() {
    List<String> all = lines();
    return String.join("\n", all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
  }

  /** Begins to end it; the end is heard by {@link #await}. */
  void terminate() {
    BlenderStopper.begin(process);
  }

  /** Ends it if it has not ended. */
  @Override
  public void close() {
    BlenderStopper.stop(process);
  }

  private void read(BlenderOutput words, Path log) {
    try (BufferedReader output =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter copy = copy(log)) {
      String line;
      while ((line = output.readLine()) != null) {
        Optional<WorkerEvent> event = words.event(line);
        if (event.isPresent()) {
          if (event.get() instanceof WorkerEvent.Started) {
            forgetLines();
          }
          events.add(event);
        } else if (!line.isEmpty()) {
          copy.println(line);
          remember(line);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Blender''s output has ended", e);
    } finally {
      events.add(Optional.empty());
    }
  }

  /** A log that cannot be written (a full disk) must not stop the reading. */
  private static PrintWriter copy(Path log) {
    try {
      return new PrintWriter(
          Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} cannot be written, rendering goes on without: {1}", log, e);
      return new PrintWriter(Writer.nullWriter());
    }
  }

  private void remember(String line) {
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > KEPT_LINES) {
        lines.removeFirst();
      }
    }
  }

  private void forgetLines() {
    synchronized (lines) {
      lines.clear();
    }
  }
}
