package farm.rendezvous.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes when inputs need more room than they may take. */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InputCacheTest {

  @TempDir private Path folder;
  private StandInOrchestrator orchestrator;

  @BeforeEach
  void start() throws IOException {
    orchestrator = new StandInOrchestrator(folder);
  }

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() throws Exception {
    orchestrator.files.put("large.png", "x".repeat(700_000));
    HttpStorage storage = orchestrator.storage(1);
    Grant first = StandInOrchestrator.grant();
    try (AttemptOutput attempt = storage.open(first, () -> true)) {
      assertThat(attempt.image()).isNotNull();
      storage.inputs(first, () -> true);
    }
    orchestrator.files.put("large.png", "y".repeat(700_000));

    Inputs second = storage.inputs(StandInOrchestrator.grant(), () -> true);

    assertThat(second.folder().resolve("large.png")).content().startsWith("yyy");
    try (var blobs = Files.list(orchestrator.folder.resolve("storage/inputs/blobs"))) {
      assertThat(blobs.map(path -> path.getFileName().toString()))
          .doesNotContain(StandInOrchestrator.hash("x".repeat(700_000)));
    }
  }

  @Test
  void whatWasNotFetchedToItsEndMakesRoom() throws Exception {
    Path blobs = Files.createDirectories(orchestrator.folder.resolve("storage/inputs/blobs"));
    Path left =
        Files.write(blobs.resolve(StandInOrchestrator.hash("left") + ".part"), new byte[1 << 20]);

    orchestrator.storage(1).inputs(StandInOrchestrator.grant(), () -> true);

    assertThat(left).doesNotExist();
  }

  @Test
  void aSetThatCouldNotBeMadeIsNotInUse() throws Exception {
    HttpStorage storage = orchestrator.storage(1);
    orchestrator.files.put("large.png", "x".repeat(700_000));
    Path view = view();
    Path inTheWay = Files.writeString(parentOf(view), "in the way");
    assertThatThrownBy(() -> storage.inputs(StandInOrchestrator.grant(), () -> true))
        .isInstanceOf(IOException.class);
    Files.delete(inTheWay);
    Grant first = StandInOrchestrator.grant();
    try (AttemptOutput attempt = storage.open(first, () -> true)) {
      assertThat(attempt.image()).isNotNull();
      assertThat(storage.inputs(first, () -> true).folder()).isEqualTo(view).isDirectory();
    }
    orchestrator.files.put("large.png", "y".repeat(700_000));

    storage.inputs(StandInOrchestrator.grant(), () -> true);

    assertThat(view).doesNotExist();
  }

  /** Where the set of inputs that the server tells of will be. */
  private Path view() throws IOException {
    InputManifest manifest =
        new ObjectMapper().readValue(orchestrator.manifest(), InputManifest.class);
    return new InputCache(folder.resolve("storage/inputs"), 1, Clock.systemUTC()).hold(manifest);
  }

  private static Path parentOf(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return file;
  }
}
