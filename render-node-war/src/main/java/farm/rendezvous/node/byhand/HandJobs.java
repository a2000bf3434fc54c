package farm.rendezvous.node.byhand;

import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.rendering.Reins;
import farm.rendezvous.node.rendering.RenderTask;
import farm.rendezvous.node.rendering.Renderer;
import farm.rendezvous.node.reporting.Heartbeats;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.AttemptOutput;
import farm.rendezvous.node.storage.Inputs;
import farm.rendezvous.node.storage.SharedAttempt;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The jobs by hand of this run of the node. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class HandJobs {

  /** As the tutorial has it; also how many ended jobs are remembered. */
  private static final int REMEMBERED = 1000;

  private static final Duration FRAME_TIMEOUT = Duration.ofHours(4);

  @Resource private ManagedExecutorService executor;
  @Inject private NodeSettings settings;
  @Inject private Desk desk;
  @Inject private Renderer renderer;
  @Inject private Heartbeats heartbeats;

  private final Map<Long, HandJob> jobs = new LinkedHashMap<>();

  /**
   * No process id: those come again, and an old one must not name a new job, even after a restart.
   */
  private final AtomicLong lastPid = new AtomicLong(Clock.systemUTC().millis());

  /**
   * Renders the default file's frames {@code from} to {@code to}.
   *
   * @return the job's number; empty while the slot is taken
   */
  OptionalLong start(int from, int to) {
    if (!desk.tryTake(settings.slots())) {
      return OptionalLong.empty();
    }
    long pid = lastPid.incrementAndGet();
    HandJob job = new HandJob();
    remember(pid, job);
    executor.execute(() -> run(pid, job, from, to));
    heartbeats.wake();
    return OptionalLong.of(pid);
  }

  /** The job of this number. */
  Optional<HandJob> find(long pid) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(pid));
    }
  }

  private void remember(long pid, HandJob job) {
    synchronized (jobs) {
      jobs.put(pid, job);
      if (jobs.size() > REMEMBERED) {
        jobs.entrySet().removeIf(entry -> entry.getKey() < pid && entry.getValue().hasEnded());
      }
    }
  }

  private void run(long pid, HandJob job, int from, int to) {
    Reins reins = new Reins();
    JobFolder output = new JobFolder(settings.outputFolder());
    String name = "by-hand-" + settings.name() + "-" + pid;
    try (LogContext lines = LogContext.open();
        AttemptOutput folder = SharedAttempt.open(UUID.randomUUID(), output, name)) {
      lines.with(LogField.JOB, name);
      renderer.render(task(folder, pid, from, to), job::note, reins);
    } catch (IOException | SupersededException | RuntimeException e) {
      job.fail("the node failed: " + e.getMessage());
    } finally {
      job.end();
      desk.free();
      heartbeats.wake();
    }
  }

  private RenderTask task(AttemptOutput folder, long pid, int from, int to) throws IOException {
    RenderSettings asTheTutorial =
        new RenderSettings(
            settings.blendFile().toString(),
            null,
            "CYCLES",
            ImageFormat.PNG,
            null,
            null,
            null,
            null,
            null,
            FRAME_TIMEOUT);
    return new RenderTask(
        UUID.randomUUID(),
        UUID.randomUUID(),
        settings.name(),
        new Inputs(settings.blendFolder(), settings.blendFile()),
        IntStream.rangeClosed(from, to).boxed().toList(),
        asTheTutorial,
        folder,
        folder.log("by-hand_" + settings.name() + "_" + pid));
  }
}
