package farm.rendezvous.node.rendering;

import static farm.rendezvous.messages.FailureReason.BLENDER_CRASHED;
import static farm.rendezvous.messages.FailureReason.BROKEN_IMAGE;
import static farm.rendezvous.messages.FailureReason.DISK_FULL;
import static farm.rendezvous.messages.FailureReason.NODE_TROUBLE;
import static farm.rendezvous.messages.FailureReason.OUT_OF_MEMORY;
import static farm.rendezvous.messages.FailureReason.RENDER_ERROR;
import static farm.rendezvous.messages.FailureReason.UNFIT_BLENDER;
import static farm.rendezvous.messages.FailureReason.UNFIT_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.node.rendering.WorkerEvent.Failed;
import farm.rendezvous.node.rendering.WorkerEvent.Unfit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing-file         | 1   | false | NODE_TROUBLE    | this node cannot read /farm/blend/files/nothere.blend: No such file or directory
          not-a-blend          | 1   | false | UNFIT_FILE      | Blender cannot read the file: it is no .blend file, or of a newer Blender
          newer-file-5         | 1   | false | UNFIT_FILE      | Blender cannot read the file: it is no .blend file, or of a newer Blender
          truncated-file       | 1   | false | UNFIT_FILE      | the .blend file is cut off or damaged: copy it again (Missing DNA block)
          segv-newer-file      | 139 | false | BLENDER_CRASHED | Blender crashed while it opened the file (exit 139)
          no-opengl            | 134 | true  | UNFIT_BLENDER   | this node has no OpenGL, which the engine needs
          out-of-memory-abort  | 134 | true  | OUT_OF_MEMORY   | out of memory (std::bad_alloc)
          out-of-memory        | 137 | true  | OUT_OF_MEMORY   | out of memory (Calloc returns null)
          disk-full-png        | 1   | true  | DISK_FULL       | disk full: no space left on device
          disk-full-exr        | 137 | true  | DISK_FULL       | disk full: no space left on device
          cycles-good          | 137 | true  | OUT_OF_MEMORY   | Blender was killed while it rendered, most likely because the memory ran out
          cycles-good          | 139 | true  | BLENDER_CRASHED | Blender crashed while it rendered (exit 139)
          cycles-good          | 134 | true  | BLENDER_CRASHED | Blender crashed while it rendered (exit 134)
          cycles-good          | 143 | true  | NODE_TROUBLE    | Blender was terminated from outside while it rendered
          cycles-good          | 0   | true  | RENDER_ERROR    | Blender ended while it rendered (exit 0)
          cycles-good          | 11  | false | RENDER_ERROR    | Blender ended while it opened the file (exit 11)
          eevee                | 139 | true  | BLENDER_CRASHED | Blender crashed while it rendered (exit 139)
          workbench            | 137 | true  | OUT_OF_MEMORY   | Blender was killed while it rendered, most likely because the memory ran out
          """)
  void saysWhyBlenderEnded(
      String log, int exitCode, boolean opened, FailureReason reason, String problem)
      throws IOException {
    assertThat(Diagnosis.ofEnd(exitCode, BlenderLogs.remembered(log), opened))
        .isEqualTo(new Failure(reason, problem));
  }

  @Test
  void saysThatBlenderIsNotThere() {
    assertThat(
            Diagnosis.ofEnd(127, List.of("nice: '/opt/blender': No such file or directory"), false))
        .isEqualTo(
            new Failure(
                NODE_TROUBLE,
                "Blender cannot be started on this node: '/opt/blender': No such file or"
                    + " directory"));
  }

  @ParameterizedTest
  @CsvSource({"cycles-good, 1", "cycles-good, 3", "eevee, 2", "workbench, 2", "drivers-off, 1"})
  @CsvSource({"missing-library, 1", "file-output-nodes, 1", "no-denoiser, 4"})
  void hasNoDoubtInAGoodFrame(String log, int frame) throws IOException {
    assertThat(Diagnosis.ofFrame(BlenderLogs.ofFrame(log, frame))).isEmpty();
  }

  @Test
  void doubtsAnExrThatBlenderCalledSavedOnAFullDisk() throws IOException {
    assertThat(Diagnosis.ofFrame(BlenderLogs.ofFrame("disk-full-exr", 2)))
        .contains(new Failure(DISK_FULL, "disk full: no space left on device"));
  }

  @Test
  void doubtsAFrameWhoseFileOutputNodeCouldNotWrite() {
    assertThat(Diagnosis.ofFrame(List.of("Cannot save Node File Output to /a/nodes/x_0001.png")))
        .contains(
            new Failure(RENDER_ERROR, "a File Output node could not write /a/nodes/x_0001.png"));
  }

  @Test
  void noticesAnEngineThatBlenderQuietlyReplaced() throws IOException {
    assertThat(Diagnosis.ofMissingEngine(BlenderLogs.all("engine-not-installed")))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.reason()).isEqualTo(UNFIT_BLENDER);
              assertThat(failure.problem())
                  .matches(
                      "the file wants the engine \\w+, which this Blender does not have: name"
                          + " another engine");
            });
    assertThat(Diagnosis.ofMissingEngine(BlenderLogs.all("cycles-good"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-camera            | UNFIT_FILE    | camera
          no-such-scene        | UNFIT_FILE    | scene
          no-such-camera       | UNFIT_FILE    | camera
          stereo               | UNFIT_FILE    | format
          invalid-settings     | UNFIT_FILE    | file
          engine-not-available | UNFIT_BLENDER | engine
          format-not-available | UNFIT_BLENDER | format
          no-denoiser          | UNFIT_BLENDER | denoise
          worker-error         | RENDER_ERROR  | file
          """)
  void passesOnWhyAFileIsUnfit(String workersReason, FailureReason reason, String setting) {
    assertThat(Diagnosis.ofUnfit(new Unfit(workersReason, "It cannot.")))
        .isEqualTo(new Failure(reason, "It cannot.", setting));
  }

  @Test
  void passesOnWhyAFrameFailed() throws IOException {
    assertThat(failures("no-denoiser"))
        .containsExactly(new Failure(RENDER_ERROR, "Build without OpenImageDenoiser"));
    assertThat(failures("out-of-memory"))
        .containsExactly(new Failure(OUT_OF_MEMORY, "out of memory: Blender ran out of memory."));
    assertThat(failures("disk-full-png"))
        .contains(
            new Failure(
                DISK_FULL,
                "disk full: Render error (No space left on device) cannot save:"
                    + " '/farm/output/job/.attempts/a1/frame_0002.png'"));
    assertThat(Diagnosis.ofFailed(new Failed(1, "no-output", "No image.")))
        .isEqualTo(new Failure(BROKEN_IMAGE, "No image."));
    assertThat(Diagnosis.ofFailed(new Failed(1, "frame-out-of-range", "Too far.")))
        .isEqualTo(new Failure(UNFIT_FILE, "Too far."));
    assertThat(Diagnosis.ofFailed(new Failed(1, "disk-full", "Disk full here.")))
        .isEqualTo(new Failure(DISK_FULL, "Disk full here."));
    assertThat(Diagnosis.ofFailed(new Failed(1, "worker-error", "A defect.")))
        .isEqualTo(new Failure(RENDER_ERROR, "A defect."));
    assertThat(Diagnosis.ofEnd(139, List.of(), true).reason()).isEqualTo(BLENDER_CRASHED);
  }

  private static List<Failure> failures(String log) throws IOException {
    return BlenderLogs.events(log).stream()
        .filter(Failed.class::isInstance)
        .map(event -> Diagnosis.ofFailed((Failed) event))
        .toList();
  }
}
