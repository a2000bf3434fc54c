package farm.rendezvous.node.cores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import farm.rendezvous.node.cores.SharedCores.Core;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of one machine agree on who renders on which core. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SharedCoresTest {

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<SharedCores> nodes = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @AfterEach
  void leave() throws IOException {
    threads.shutdownNow();
    for (SharedCores node : nodes) {
      node.close();
    }
  }

  @Test
  void asManyAtATimeAsThereAreCores() throws Exception {
    Core first = node(2).take(() -> true);
    Core second = node(2).take(() -> true);
    Future<Core> third = waitOf(node(2));

    first.close();
    Core its = third.get();

    Future<Core> fourth = waitOf(node(2));
    second.close();
    its.close();
    assertThat(fourth.get()).isNotNull();
  }

  @Test
  void theSlotsOfOneNodeShareThemToo() throws Exception {
    SharedCores node = node(1);
    Core first = node.take(() -> true);
    Future<Core> second = waitOf(node);

    first.close();

    assertThat(second.get()).isNotNull();
  }

  @Test
  void whoWaitsComesBeforeWhoHasJustRendered() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    SharedCores renders = node(1);
    Core core = renders.take(() -> true);
    Future<Core> waits = waitOf(node(1), () -> true, () -> order.add("waited"));

    core.close();
    Future<Core> again = waitOf(renders, () -> true, () -> order.add("rendered"));

    waits.get().close();
    again.get().close();
    assertThat(order).containsExactly("waited", "rendered");
  }

  @Test
  void whatIsNotWantedAnyMoreHoldsNobodyUp() throws Exception {
    Core core = node(1).take(() -> true);
    AtomicBoolean wanted = new AtomicBoolean(true);
    Future<Core> givesUp = waitOf(node(1), wanted::get, () -> {});
    Future<Core> waits = waitOf(node(1));

    wanted.set(false);
    assertThat(givesUp.get()).isSameAs(SharedCores.NO_CORE);

    core.close();
    assertThat(waits.get()).isNotSameAs(SharedCores.NO_CORE);
  }

  @Test
  void aNodeThatIsKilledGivesItsCoreBack() throws Exception {
    Path held = folder.resolve("held");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HeldCore.class.getName(),
                folder.toString(),
                held.toString())
            .inheritIO()
            .start();
    try {
      await("the core").atMost(Duration.ofSeconds(30)).until(() -> Files.exists(held));
      Future<Core> waits = waitOf(node(1));

      other.destroyForcibly();

      assertThat(waits.get()).isNotNull();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aNodeThatStandsStillHoldsNobodyUpForLong() throws Exception {
    SharedCores stands = node(1);
    Core core = stands.take(() -> true);
    Future<Core> waits = waitOf(node(1));

    now = now.plus(Places.STANDS_STILL).plusMillis(1);
    Core taken = waits.get();

    Future<Core> next = waitOf(node(1));
    taken.close();
    next.get().close();
    core.close();
  }

  @Test
  void aNodeThatStandsStillInLineHoldsNobodyUpForLong() throws Exception {
    Core core = node(1).take(() -> true);
    try (Places stands = new Places(folder.resolve("cores"), 2, () -> now)) {
      assertThat(stands.take(0)).isTrue();
      Future<Core> waits = waitOf(node(1));
      core.close();

      now = now.plus(Places.STANDS_STILL).plusMillis(1);

      assertThat(waits.get()).isNotNull();
    }
  }

  @Test
  void aNodeThatSaysThatItLivesKeepsItsCore() throws Exception {
    SharedCores renders = node(1);
    Core core = renders.take(() -> true);
    SharedCores other = node(1);
    for (int times = 0; times < 3; times++) {
      now = now.plus(Places.STANDS_STILL);
      renders.refresh();
    }

    Future<Core> waits = waitOf(other);

    core.close();
    assertThat(waits.get()).isNotNull();
  }

  @Test
  void whoCannotShareRendersAllTheSame() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    SharedCores alone = SharedCores.of(file, 1, () -> now);

    assertThat(alone.take(() -> true)).isSameAs(SharedCores.NO_CORE);
    assertThat(alone.take(() -> true)).isSameAs(SharedCores.NO_CORE);
  }

  @Test
  void countsAllCoresOfTheMachine() {
    assertThat(SharedCores.ofThisMachine())
        .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private SharedCores node(int cores) {
    SharedCores node = SharedCores.of(folder, cores, () -> now);
    nodes.add(node);
    return node;
  }

  private Future<Core> waitOf(SharedCores node) {
    return waitOf(node, () -> true, () -> {});
  }

  /** Somebody who has looked for a core a few times, and found none so far. */
  private Future<Core> waitOf(SharedCores node, BooleanSupplier wanted, Runnable whenItHasOne) {
    AtomicInteger looks = new AtomicInteger();
    Future<Core> core =
        threads.submit(
            () -> {
              Core taken = node.take(() -> looks.incrementAndGet() > 0 && wanted.getAsBoolean());
              whenItHasOne.run();
              return taken;
            });
    await("waiting for a core").until(() -> core.isDone() || looks.get() > 3);
    assertThat(core).as("waits").isNotDone();
    return core;
  }
}
