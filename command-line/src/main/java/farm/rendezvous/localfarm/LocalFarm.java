package farm.rendezvous.localfarm;

import farm.rendezvous.client.FarmClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A farm of this machine. Processes have the names {@code broker}, {@code orchestrator} and {@code
 * node-1}, {@code node-2} and so on. The farm is in its home, not in this object: several objects,
 * also of several programs, may stand for the same farm.
 *
 * <p>{@link #close} is for tests and leaves no process; who wants the farm to stay does not close.
 */
public final class LocalFarm implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final FarmOptions options;
  private final FarmFile file;
  private final Stopper stopper;
  private final Consumer<String> progress;

  private LocalFarm(FarmOptions options, Consumer<String> progress) {
    this.options = options;
    this.file = new FarmFile(options.home());
    this.stopper = new Stopper(options.home(), GRACE);
    this.progress = progress;
  }

  /** Starts what is not running, and returns when all of the farm is ready. */
  public static LocalFarm start(FarmOptions options) {
    return start(options, step -> {});
  }

  /**
   * Starts what is not running, and returns when all of the farm is ready.
   *
   * @param progress is told what is being waited for
   * @throws FarmTrouble when that cannot be; what this call started is stopped again
   */
  public static LocalFarm start(FarmOptions options, Consumer<String> progress) {
    LocalFarm farm = new LocalFarm(options, progress);
    farm.holdingLock(
        () -> {
          FarmRecord plan = new FarmPlan(options).after(farm.file.read());
          farm.file.write(plan);
          farm.launch(plan.all(member -> !member.isRunning()), plan.members());
        });
    return farm;
  }

  /** The farm whose home this is, running or not; empty when there has never been one. */
  public static Optional<LocalFarm> at(FarmOptions options) {
    LocalFarm farm = new LocalFarm(options, step -> {});
    return farm.file.read().map(found -> farm);
  }

  /** Where its orchestrator is reached. */
  public URI orchestratorUrl() {
    return record().url(record().orchestrator());
  }

  /** A client of it. */
  public FarmClient client() {
    return new FarmClient(orchestratorUrl());
  }

  /** Its render nodes, running or not. */
  public List<LocalNode> nodes() {
    FarmRecord farm = record();
    return farm.nodes().stream()
        .map(node -> new LocalNode(node.name(), node.pid(), farm.url(node)))
        .toList();
  }

  /** The pid of a process; null when it is down. */
  public @Nullable Long pid(String process) {
    return record().member(process).pid();
  }

  /** What a process has said on its console so far. */
  public Path log(String process) {
    return record().member(process).log(options.home());
  }

  public Path home() {
    return options.home();
  }

  public Path blend() {
    return Path.of(record().blend());
  }

  public Path output() {
    return Path.of(record().output());
  }

  public FarmStatus status() {
    return FarmStatus.of(record());
  }

  /**
   * Sends a signal to one process alone.
   *
   * @param signal such as KILL, TERM, STOP, CONT
   */
  public void kill(String process, String signal) {
    ProcessIdentity identity = record().member(process).process();
    if (identity != null) {
      Signals.send(signal, identity);
    }
  }

  /** Ends one process and all that it has started. */
  public void stop(String process) {
    holdingLock(
        () -> {
          stopper.stop(List.of(record().member(process)));
        });
  }

  /** Ends one process if it runs, starts it anew at its old port, and returns when it is ready. */
  public void restart(String process) {
    holdingLock(
        () -> {
          Member member = record().member(process);
          stopper.stop(List.of(member));
          launch(List.of(member), List.of(member));
        });
  }

  /** Ends all processes, the broker last; all data stays. */
  public void down() {
    holdingLock(
        () -> {
          FarmRecord farm = record();
          stopper.stop(farm.all(member -> member.role() != Member.Role.BROKER));
          stopper.stop(List.of(farm.broker()));
        });
  }

  @Override
  public void close() {
    down();
  }

  private FarmRecord record() {
    return file.read().orElseThrow(() -> new FarmTrouble("There is no farm in " + options.home()));
  }

  private void holdingLock(Runnable work) {
    HomeLock.holding(options.home(), options.patience(), work);
  }

  /** Starts all at once; on trouble, ends those again. */
  private void launch(List<Member> starting, List<Member> awaited) {
    List<String> names = starting.stream().map(Member::name).toList();
    try {
      if (!names.isEmpty()) {
        progress.accept("Starting " + String.join(", ", names));
      }
      Launcher launcher = new Launcher(options);
      for (Member member : starting) {
        file.write(record().with(launcher.launch(member, record())));
      }
      FarmRecord farm = record();
      new Readiness(options.home(), farm, progress)
          .await(awaited.stream().map(old -> farm.member(old.name())).toList(), options.patience());
    } catch (RuntimeException e) {
      stopper.stop(names.stream().map(record()::member).toList());
      throw e;
    }
  }
}
