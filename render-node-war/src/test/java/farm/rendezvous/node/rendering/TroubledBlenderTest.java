package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FileVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to a real Blender on a node that is not as it should be, and what people are told.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TroubledBlenderTest {

  private static final String DEMO = "demo.blend";

  @TempDir private Path folder;

  @Test
  void aFrameThatNeedsMoreMemoryThanThereIsFailsAlone() throws Exception {
    try (MemoryCage cage = new MemoryCage(180);
        RenderRoom room = room(cage.enter())) {
      room.render(DEMO, SMALL.size(1, 1000), 1);
      room.render(DEMO, SMALL, 2);

      assertThat(room.problems())
          .containsExactly(
              "OUT_OF_MEMORY Blender was killed while it rendered, most likely because the memory"
                  + " ran out");
      assertThat(room.completed()).containsExactly(2);
      room.awaitNoBlender();
    }
  }

  @Test
  void aFrameWhoseHandlerRaisesAnExceptionFailsThoughBlenderSavesAnImage() throws Exception {
    Path startup = Files.createDirectories(folder.resolve("scripts/startup"));
    Files.writeString(
        startup.resolve("rig_tool.py"),
        """
        import bpy

        @bpy.app.handlers.persistent
        def pose(scene, *rest):
            if scene.frame_current == 2:
                raise ValueError("the rig has no bone 'arm'")

        def register():
            bpy.app.handlers.frame_change_pre.append(pose)
        """);
    try (RenderRoom room = room("export BLENDER_USER_SCRIPTS='" + startup.getParent() + "'")) {
      room.render(DEMO, SMALL, 1, 2, 3);

      assertThat(room.completed()).containsExactly(1, 3);
      assertThat(room.problems())
          .containsExactly(
              "PYTHON_ERROR a Python script in Blender failed: ValueError: the rig has no bone 'arm'"
                  + " (rig_tool.py, line 6)");
      assertThat(room.files()).doesNotContain("blender-render_0002.png");
    }
  }

  @Test
  void aFileThatWasChangedIsNotRendered() throws Exception {
    try (RenderRoom room = RenderRoom.withDemo(folder)) {
      room.render(DEMO, SMALL, new FileVersion(1, 1), 1, 2);

      assertThat(room.problems())
          .hasSize(2)
          .containsOnly(
              "FILE_CHANGED the file was changed after the job was submitted: demo.blend is not what"
                  + " it was; requeue the job to render it as it is now");
    }
  }

  /** With a Blender before whose start a shell does this. */
  private RenderRoom room(String before) throws IOException {
    Path program = folder.resolve("troubled-blender");
    Files.writeString(
        program, "#!/bin/sh\n" + before + "\nexec " + RenderRoom.BLENDER + " \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new RenderRoom(folder, RenderRoom.BLENDS, program.toString());
  }
}
