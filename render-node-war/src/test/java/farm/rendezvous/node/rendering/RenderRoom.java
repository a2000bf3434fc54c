package farm.rendezvous.node.rendering;

import static org.awaitility.Awaitility.await;

import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FileWarnings;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.AttemptOutput;
import farm.rendezvous.node.storage.Inputs;
import farm.rendezvous.node.storage.SharedAttempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node as far as rendering goes: its folders, its Blender, and what it reported. */
final class RenderRoom implements AutoCloseable {

  static final String BLENDER = "/usr/bin/blender";
  static final Path BLENDS = Path.of("..", "blend", "files").toAbsolutePath().normalize();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Report> reports = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final Path output;
  private final NodeSettings settings;
  private final Spares spares = new Spares();
  private final WarmBlenders waiting;
  private final BlenderStarter starter;
  private final int slots;
  private final Renderer renderer;
  private final Inspector inspector;
  private final Reins reins = new Reins();
  private volatile UUID attempt = UUID.randomUUID();
  private int batches;
  private Consumer<Report> listener = report -> {};

  /** A node that keeps no Blender; what it makes goes below the folder. */
  RenderRoom(Path folder, Path blends, String blender) throws IOException {
    this(new Furniture(folder).blends(blends).blender(blender));
  }

  RenderRoom(Furniture furniture) throws IOException {
    folder = furniture.folder();
    output = Files.createDirectories(folder.resolve("output"));
    settings = furniture.node(output);
    BlenderSettings blender = furniture.settings();
    InstalledBlender installed = new InstalledBlender(blender);
    installed.ask();
    waiting = new WarmBlenders(blender, furniture.slots(), furniture.clock(), spares);
    slots = furniture.slots();
    starter =
        new BlenderStarter(settings, blender, installed, furniture.scripts(), threads, spares);
    renderer = new Renderer(starter, blender, waiting, furniture.cores(), threads);
    inspector = new Inspector(starter, waiting, settings.name());
  }

  static RenderRoom withDemo(Path folder) throws IOException {
    return new RenderRoom(folder, BLENDS, BLENDER);
  }

  /** Hears of each report as it is made, in the thread that renders. */
  void onReport(Consumer<Report> heard) {
    listener = heard;
  }

  /** Renders a batch, and returns when all is reported. */
  RenderRoom render(String file, Wanted wanted, Integer... frames)
      throws IOException, SupersededException {
    return render(file, wanted, null, frames);
  }

  /** The same of just this version of the file. */
  RenderRoom render(String file, Wanted wanted, @Nullable FileVersion version, Integer... frames)
      throws IOException, SupersededException {
    UUID id = UUID.randomUUID();
    attempt = id;
    batches++;
    try (AttemptOutput place = SharedAttempt.open(new UUID(0, 1), job(), id.toString())) {
      RenderTask task =
          new RenderTask(
              new UUID(0, 1),
              id,
              settings.name(),
              new Inputs(settings.blendFolder(), settings.blendFolder().resolve(file), version),
              List.of(frames),
              wanted.of(file),
              place,
              job().log("log" + batches));
      renderer.render(
          task,
          report -> {
            reports.add(report);
            listener.accept(report);
          },
          reins);
    }
    return this;
  }

  /** The same in a thread of its own. */
  Future<RenderRoom> begin(String file, Wanted wanted, Integer... frames) {
    Callable<RenderRoom> rendering = () -> render(file, wanted, frames);
    return threads.submit(rendering);
  }

  /** Looks into a file. */
  InspectionAnswer inspect(String file, Wanted wanted) throws InterruptedException {
    return inspector.inspect(
        new InspectionRequest(new UUID(0, 1), wanted.of(file), false),
        new Inputs(settings.blendFolder(), settings.blendFolder().resolve(file)));
  }

  Inspector inspector() {
    return inspector;
  }

  void stop(String reason) {
    reins.stop(reason);
  }

  void giveWay(String reason) {
    reins.giveWay(reason);
  }

  void fence() throws IOException {
    job().fence(attempt.toString());
  }

  JobFolder job() {
    return new JobFolder(output.resolve("job"));
  }

  Path image(int frame, ImageFormat format) {
    return job().frame(frame, format);
  }

  /** Where the present batch renders a frame to PNG. */
  Path inProgress(int frame) {
    return output.resolve("job/.attempts/%s/frame_%04d.png".formatted(attempt, frame));
  }

  /** Of the present batch, or the last. */
  String log() {
    return log(batches);
  }

  /** Of a batch, counted from 1. */
  String log(int batch) {
    try {
      return Files.readString(output.resolve("job/logs/log" + batch + ".log"));
    } catch (IOException e) {
      return "";
    }
  }

  /** What happens each second: a look whether there is anything to do. */
  RenderRoom look() throws InterruptedException {
    starter.prepare(slots, waiting.isQuiet());
    return this;
  }

  /**
   * Looks until a spare Blender waits for each slot, and each is Blender by now: until then it is
   * one of the programs that start it, and has no environment to know it by while it changes.
   */
  void awaitSpares() {
    await("spare Blenders").until(() -> look().spares() == slots);
    await("Blender in them").until(() -> started() == slots + waiting.idle());
  }

  private long started() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().filter(BLENDER::equals).isPresent())
        .filter(process -> environment(process.pid()).contains("TMPDIR=" + folder))
        .count();
  }

  /** How many Blenders wait for a file. */
  int spares() {
    return spares.size();
  }

  /** The Blenders that wait for a batch. */
  WarmBlenders waiting() {
    return waiting;
  }

  /** What the heartbeats would tell. */
  @Nullable Double progress() {
    return reins.progress();
  }

  /** Whether the open file is there, and a frame of it is being rendered or waits for a core. */
  boolean hasFrameAhead() {
    return reins.spareSeconds() != null;
  }

  /** Waits until Blender says that it is inside the frame. */
  void awaitInside(int frame) {
    await("Blender in frame " + frame)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> log().contains("Fra:" + frame + " "));
  }

  List<Report> reports() {
    return reports;
  }

  <R extends Report> List<R> reports(Class<R> kind) {
    return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Integer> completed() {
    return reports(FrameCompleted.class).stream().map(FrameCompleted::frame).toList();
  }

  List<Integer> failed() {
    return reports(FrameFailed.class).stream().map(FrameFailed::frame).toList();
  }

  List<Integer> returned() {
    return reports(FramesReturned.class).stream().flatMap(r -> r.frames().stream()).toList();
  }

  List<String> warnings() {
    return reports(FileWarnings.class).stream().flatMap(r -> r.warnings().stream()).toList();
  }

  /** The reasons and sentences of frames that failed. */
  List<String> problems() {
    return reports(FrameFailed.class).stream().map(f -> f.reason() + " " + f.problem()).toList();
  }

  Optional<FailureReason> reason() {
    return reports(FrameFailed.class).stream().map(FrameFailed::reason).findFirst();
  }

  /** The processes that run with a temporary folder of this room. */
  List<ProcessHandle> blenders() {
    return processesWith("TMPDIR=" + folder);
  }

  /** The one that was started last of those that are alive. */
  long blender() {
    return blenders().stream().mapToLong(ProcessHandle::pid).max().orElseThrow();
  }

  static List<ProcessHandle> processesWith(String environment) {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process.pid()).contains(environment))
        .toList();
  }

  /** Empty for a process that is gone, or waits for its parent to notice. */
  private static String environment(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** All files below the output folder but logs and what begins with a dot. */
  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(Files::isRegularFile)
          .map(file -> output.resolve("job").relativize(file).toString())
          .filter(name -> !name.startsWith("logs/") && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Nothing of Blender may be left; the last of it may still be on its way out. */
  void awaitNoBlender() {
    await("no Blender").atMost(Duration.ofSeconds(5)).until(() -> blenders().isEmpty());
  }

  @Override
  public void close() {
    reins.stop("the test is over");
    waiting.close();
    threads.shutdownNow();
    blenders().forEach(ProcessHandle::destroyForcibly);
  }
}
