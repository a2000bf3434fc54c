package farm.rendezvous.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.InspectionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Inputs from an orchestrator that answers as it should, or fails as it may. */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InputFetchingTest {

  @TempDir private Path folder;
  private StandInOrchestrator orchestrator;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void start() throws IOException {
    orchestrator = new StandInOrchestrator(folder);
  }

  @AfterEach
  void stop() {
    orchestrator.close();
    threads.shutdownNow();
  }

  @Test
  void fetchesEachInputOnceAndGivesThemTheirNames() throws Exception {
    HttpStorage storage = orchestrator.storage(1);

    Inputs inputs = storage.inputs(StandInOrchestrator.grant(), () -> true);
    Inputs again = storage.inputs(StandInOrchestrator.grant(), () -> true);

    assertThat(inputs.file()).hasContent("BLENDER");
    assertThat(inputs.folder().resolve("tex/old wood.png")).hasContent("wood, wood, wood");
    assertThat(again).isEqualTo(inputs);
    assertThat(orchestrator.calls.stream().filter(call -> call.contains("/inputs/"))).hasSize(2);
  }

  @Test
  void fetchesWhatIsLookedIntoAsForAJobUntilItIsGivenBack() throws Exception {
    orchestrator.files.put("large.png", "x".repeat(700_000));
    HttpStorage storage = orchestrator.storage(1);
    Path folderOfTheFirst;
    try (Loan first = storage.lend(inspection(), () -> true)) {
      assertThat(first.inputs().file()).hasContent("BLENDER");
      folderOfTheFirst = first.inputs().folder();
    }

    orchestrator.files.put("large.png", "y".repeat(700_000));
    try (Loan second = storage.lend(inspection(), () -> true)) {
      assertThat(second.inputs().file()).exists();
      assertThat(folderOfTheFirst).doesNotExist();
    }
  }

  private static InspectionRequest inspection() {
    Grant job = StandInOrchestrator.grant();
    return new InspectionRequest(job.jobId(), job.settings(), true);
  }

  @Test
  void goesOnWithWhatIsThere() throws Exception {
    HttpStorage storage = orchestrator.storage(1);
    Path blobs = Files.createDirectories(orchestrator.folder.resolve("storage/inputs/blobs"));
    Files.writeString(
        blobs.resolve(StandInOrchestrator.hash("wood, wood, wood") + ".part"), "wood, ");

    storage.inputs(StandInOrchestrator.grant(), () -> true);

    assertThat(orchestrator.calls).anyMatch(call -> call.endsWith("old%20wood.png bytes=6-"));
  }

  @Test
  void waitsForAnOrchestratorThatIsInTrouble() throws Exception {
    orchestrator.failures.addAll(List.of(503, 502, 504, 507, 429, 503));

    assertThat(orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> true).file())
        .exists();
  }

  @Test
  void asksAgainAfterAFailureThatDoesNotLast() throws Exception {
    orchestrator.failures.addAll(List.of(500, 500));

    assertThat(orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> true).file())
        .exists();
  }

  @Test
  void doesNotAskForEverWhatTheOrchestratorFailsOn() {
    orchestrator.failures.addAll(Collections.nCopies(100, 500));

    assertThatThrownBy(
            () -> orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> true))
        .isInstanceOf(OrchestratorFailedException.class)
        .hasMessageContaining("GET http")
        .hasMessageContaining("/inputs was answered with 500");
    assertThat(orchestrator.calls).hasSize(StandInOrchestrator.QUICK.failures());
  }

  @Test
  void goesOnWithAnInputInWhichNothingMoreComes() throws Exception {
    orchestrator.stall("tex/old wood.png");

    Inputs inputs = orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> true);

    assertThat(inputs.folder().resolve("tex/old wood.png")).hasContent("wood, wood, wood");
    assertThat(orchestrator.calls).anyMatch(call -> call.endsWith("old%20wood.png bytes=8-"));
  }

  @Test
  void doesNotGoOnForEverWhereAnInputAlwaysBreaksOff() {
    orchestrator.breaking = "tex/old wood.png";

    assertThatThrownBy(
            () -> orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> true))
        .isInstanceOf(IOException.class)
        .hasMessage("tex/old wood.png breaks off after 0 bytes again and again");
  }

  @Test
  void nobodyWaitsForAnInputThatIsNotWantedAnyMore() throws Exception {
    HttpStorage storage = orchestrator.storage(1, StandInOrchestrator.PATIENT);
    orchestrator.stall("tex/old wood.png");
    AtomicBoolean wanted = new AtomicBoolean(true);
    Future<Inputs> fetching =
        threads.submit(() -> storage.inputs(StandInOrchestrator.grant(), wanted::get));
    orchestrator.awaitStalled();
    Future<Inputs> waiting =
        threads.submit(() -> storage.inputs(StandInOrchestrator.grant(), wanted::get));

    wanted.set(false);

    assertThatThrownBy(fetching::get).hasCauseInstanceOf(InterruptedException.class);
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void nobodyWaitsForAnAnswerThatIsNotWantedAnyMore() throws Exception {
    HttpStorage storage = orchestrator.storage(1, StandInOrchestrator.PATIENT);
    orchestrator.stall("inputs");
    AtomicBoolean wanted = new AtomicBoolean(true);
    Future<Inputs> asking =
        threads.submit(() -> storage.inputs(StandInOrchestrator.grant(), wanted::get));
    orchestrator.awaitStalled();

    wanted.set(false);

    assertThatThrownBy(asking::get).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void whatIsThereIsUsedThoughAnotherFetches() throws Exception {
    HttpStorage storage = orchestrator.storage(1, StandInOrchestrator.PATIENT);
    Inputs there = storage.inputs(StandInOrchestrator.grant(), () -> true);
    orchestrator.files.put("large.png", "x".repeat(7));
    orchestrator.stall("large.png");
    Future<Inputs> fetching =
        threads.submit(() -> storage.inputs(StandInOrchestrator.grant(), () -> true));
    orchestrator.awaitStalled();
    orchestrator.files.remove("large.png");

    assertThat(storage.inputs(StandInOrchestrator.grant(), () -> true)).isEqualTo(there);
    assertThat(fetching).isNotDone();
  }

  @Test
  void stopsWaitingWhenNobodyWantsItAnyMore() {
    assertThatThrownBy(
            () -> orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> false))
        .isInstanceOf(InterruptedException.class);
  }
}
