package farm.rendezvous.node.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import farm.rendezvous.node.rendering.InstalledBlender;
import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.settings.StorageSettings;
import farm.rendezvous.node.storage.SharedStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitnessTest {

  @TempDir private Path folder;

  @Test
  void isFitWithABlenderAndItsFolders() throws IOException {
    Fitness fitness = fitness(program("echo 'Blender 3.4.1'"), "", "", 1);
    assertThat(fitness.trouble()).contains("Blender was not asked yet");

    fitness.askBlender();

    assertThat(fitness.trouble()).isEmpty();
    assertThat(fitness.blenderVersion()).isEqualTo("3.4.1");
    assertThat(fitness.freeSpaceMiB()).isPositive();
  }

  @Test
  void hearsTheVersionAmongOtherLines() throws IOException {
    Fitness fitness = fitness(program("echo Warning; echo 'Blender 4.5 LTS'; exit 1"), "", "", 1);
    fitness.askBlender();

    assertThat(fitness.blenderVersion()).isEqualTo("4.5");
  }

  @Test
  void saysThatBlenderIsNotThereUntilItIs() throws IOException {
    Path blender = folder.resolve("blender");
    Fitness fitness = fitness(blender.toString(), "", "", 1);
    fitness.askBlender();

    assertThat(fitness.trouble())
        .hasValueSatisfying(
            trouble ->
                assertThat(trouble)
                    .startsWith("cannot run Blender: ")
                    .contains(blender.toString(), "No such file")
                    .endsWith("(BLENDER_PATH)"));
    assertThat(fitness.blenderVersion()).isNull();

    program("echo 'Blender 3.4.1'");
    fitness.askBlender();
    assertThat(fitness.trouble()).isEmpty();
  }

  @Test
  void saysThatTheProgramIsNoBlender() throws IOException {
    Fitness fitness = fitness(program("echo blended"), "", "", 1);
    fitness.askBlender();

    assertThat(fitness.blenderTrouble())
        .contains(folder.resolve("blender") + " --version says nothing of Blender (BLENDER_PATH)");
  }

  @Test
  void saysThatAFolderIsMissing() throws IOException {
    String missing = folder.resolve("missing").toString();
    String file = Files.createFile(folder.resolve("file")).toString();

    for (String wrong : new String[] {missing, file}) {
      assertThat(fitness("blender", wrong, "", 1).inputsTrouble())
          .contains(wrong + " is no folder that can be read (BLEND_DIR)");
      assertThat(fitness("blender", "", wrong, 1).outputTrouble())
          .contains(wrong + " is no folder that can be written to (OUTPUT_DIR)");
    }
  }

  @Test
  void saysThatTheOutputFolderIsNotWritable() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(locked)).as("root may write anywhere").isFalse();

    assertThat(fitness("blender", "", locked.toString(), 1).outputTrouble())
        .contains(locked + " is no folder that can be written to (OUTPUT_DIR)");
  }

  @Test
  void saysThatTheDiskIsNearlyFull() throws IOException {
    long tooMuch = Long.MAX_VALUE;

    assertThat(fitness("blender", "", "", tooMuch).outputTrouble())
        .hasValueSatisfying(
            trouble ->
                assertThat(trouble)
                    .matches(
                        "disk full: "
                            + folder
                            + " has \\d+ MiB left, and MIN_FREE_SPACE_MIB is "
                            + tooMuch));
  }

  private String program(String script) throws IOException {
    Path program = folder.resolve("blender");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program.toString();
  }

  private Fitness fitness(String blender, String blends, String output, long freeSpace) {
    NodeSettings settings =
        new NodeSettings(
            "node-1",
            1,
            blends.isEmpty() ? folder.toString() : blends,
            "x.blend",
            output.isEmpty() ? folder.toString() : output,
            freeSpace,
            Optional.empty());
    BlenderSettings own =
        new BlenderSettings(blender, 1, 1, 1, "", "warm", "PT5M", "PT10M", 0, folder.toString());
    StorageSettings shared =
        new StorageSettings("shared", "http://localhost:4000", "f", folder.toString(), 1);
    return new Fitness(settings, new SharedStorage(settings, shared), new InstalledBlender(own));
  }
}
