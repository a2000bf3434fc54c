package farm.rendezvous.orchestrator.remote.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.blends.MadeBlend;
import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.jobs.entity.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node that shares no folder is told of the inputs of a job in the blend folder. */
final class ManifestsTest {

  private static final Wanted JOB = Wanted.by(Orders.aJobOf("1-5"));

  @TempDir private Path folder = Path.of("");
  private Path wood = Path.of("");
  private Manifests manifests = manifests();

  @BeforeEach
  void makeScene() throws IOException {
    manifests = manifests();
    MadeBlend.using("//wood.png").to(folder.resolve("demo.blend"));
    wood = Files.writeString(folder.resolve("wood.png"), "wood");
    Files.writeString(folder.resolve("secret.txt"), "secret");
  }

  @Test
  void namesTheFileAndWhatItUses() throws Exception {
    assertThat(manifests.of(JOB).inputs())
        .extracting(Manifest.Input::name)
        .containsExactly("demo.blend", "wood.png");
  }

  @Test
  void whoWasToldOfAnInputGetsItWithoutAllOfThemBeingLookedFor() throws Exception {
    String before = manifests.of(JOB).hash("wood.png").orElseThrow();
    MadeBlend.using().to(folder.resolve("demo.blend")); // whoever looks finds no wood any more

    assertThat(manifests.hash(JOB, "wood.png")).contains(before);
  }

  @Test
  void anInputThatHasChangedHasAnotherHash() throws Exception {
    String before = manifests.of(JOB).hash("wood.png").orElseThrow();
    Files.writeString(wood, "another wood");

    assertThat(manifests.hash(JOB, "wood.png")).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void afterARestartInputsAreLookedForAgain() throws Exception {
    assertThat(manifests.hash(JOB, "wood.png")).isPresent();
  }

  @Test
  void whatIsNoInputIsNotThere() throws Exception {
    manifests.of(JOB);

    assertThat(manifests.hash(JOB, "secret.txt")).isEmpty();
  }

  private Manifests manifests() {
    FileStore store = new FileStore(folder.resolve("files"), 1, new SettableClock());
    return new Manifests(new JobInputs(folder.resolve("files"), store), folder);
  }
}
