package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the test command ends, in a copy of its scripts, with a Maven and a Docker that do nothing.
 */
class TestCommandIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void endsWithTheExitCodeOfMavenThoughTheImagesAreLongBuilt(int code) throws Exception {
    program("docker", "[ \"$2\" != build ] || echo $$ >images.pid");
    program(
        "mvn",
        "while [ ! -s images.pid ]; do :; done; while kill -0 $(cat images.pid); do :; done 2>/dev/null; exit "
            + code);

    assertThat(test()).isEqualTo(code);
  }

  @Test
  void endsTheBuildOfTheImages() throws Exception {
    program("docker", "[ \"$2\" != build ] || { echo $$ >images.pid; exec tail -f /dev/null; }");
    program("mvn", "while [ ! -s images.pid ]; do :; done");

    assertThat(test()).isZero();

    long build = Long.parseLong(Files.readString(folder.resolve("images.pid")).strip());
    assertThat(ProcessHandle.of(build).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private int test() throws IOException, InterruptedException {
    for (String script : List.of("rendezvous", "containers/engine", "containers/base-image")) {
      Files.createDirectories(folder.resolve("containers"));
      Files.copy(TestFarm.root().resolve(script), folder.resolve(script));
    }
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("rendezvous").toString(), "test")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().merge("PATH", folder.toString(), (old, fakes) -> fakes + ":" + old);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(said).contains("every test of every module");
    return code;
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
