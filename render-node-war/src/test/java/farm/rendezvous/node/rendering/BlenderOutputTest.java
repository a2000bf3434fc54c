package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.node.rendering.WorkerEvent.Failed;
import farm.rendezvous.node.rendering.WorkerEvent.Finished;
import farm.rendezvous.node.rendering.WorkerEvent.Ready;
import farm.rendezvous.node.rendering.WorkerEvent.Started;
import farm.rendezvous.node.rendering.WorkerEvent.Unfit;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlenderOutputTest {

  private static final BlenderOutput OUTPUT = new BlenderOutput("@rendezvous");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cycles-good          | Ready Started Finished Started Finished Started Finished
          disk-full-exr        | Ready Started Finished Started Finished
          disk-full-png        | Ready Started Finished Started Failed
          drivers-off          | Ready Started Finished
          eevee                | Ready Started Finished Started Finished
          engine-not-installed | Ready Started Finished
          file-output-nodes    | Ready Started Finished Started Finished
          missing-file         | ''
          missing-library      | Ready Started Finished
          newer-file-5         | ''
          no-camera            | Unfit
          no-denoiser          | Ready Started Finished Started Failed Started Finished
          no-opengl            | Ready Started
          not-a-blend          | ''
          out-of-memory        | Ready Started Failed
          out-of-memory-abort  | Ready Started
          segv-newer-file      | ''
          truncated-file       | ''
          workbench            | Ready Started Finished Started Finished
          """)
  void hearsTheWorkerAmongBlendersLines(String log, String events) throws IOException {
    List<String> heard =
        BlenderLogs.events(log).stream().map(event -> event.getClass().getSimpleName()).toList();

    assertThat(String.join(" ", heard)).isEqualTo(events);
  }

  @Test
  void readsAFrameThatIsFinished() throws IOException {
    assertThat(BlenderLogs.events("cycles-good"))
        .contains(new Started(3), new Finished(3, 64, 64, 0.011, 250, null, List.of()));
  }

  @Test
  void readsWhatFileOutputNodesWrote() throws IOException {
    assertThat(BlenderLogs.events("file-output-nodes"))
        .contains(
            new Finished(
                2,
                64,
                48,
                0.036,
                256,
                null,
                List.of("/farm/output/job/.attempts/a1/nodes/Out1/objects_0002.exr")));
  }

  @Test
  void readsWarnings() throws IOException {
    assertThat(BlenderLogs.events("missing-library").get(0))
        .isInstanceOfSatisfying(
            Ready.class,
            ready ->
                assertThat(ready.warnings())
                    .singleElement()
                    .asString()
                    .contains("Linked library //lib_tmp.blend"));
  }

  @Test
  void readsWhyAFileIsUnfit() throws IOException {
    assertThat(BlenderLogs.events("no-camera"))
        .containsExactly(new Unfit("no-camera", "The scene 'Scene' has no camera."));
  }

  @Test
  void readsWhyAFrameFailed() throws IOException {
    assertThat(BlenderLogs.events("out-of-memory"))
        .contains(new Failed(1, "out-of-memory", "Blender ran out of memory."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@rendezvous ",
        "@rendezvous-x {\"event\":\"started\",\"frame\":1}",
        "@rendezvous null",
        "@rendezvous {",
        "@rendezvous []",
        "@rendezvous 7",
        "@rendezvous {\"event\":\"unheard-of\"}",
        "@rendezvous {\"event\":\"started\",\"frame\":\"x\"}",
        " @rendezvous {\"event\":\"started\",\"frame\":1}",
        "Saved: '@rendezvous {\"event\":\"started\",\"frame\":1}'"
      })
  void takesNothingElseForAnEvent(String line) {
    assertThat(OUTPUT.event(line)).isEmpty();
  }

  @Test
  void ignoresFieldsOfANewerWorker() {
    assertThat(OUTPUT.event("@rendezvous {\"event\":\"started\",\"frame\":-3,\"new\":[1]}"))
        .contains(new Started(-3));
  }

  @Property(tries = 500)
  void neverThrows(@ForAll String rest) {
    assertThat(OUTPUT.event("@rendezvous " + rest)).isNotNull();
  }
}
