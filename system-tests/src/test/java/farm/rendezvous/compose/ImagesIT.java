package farm.rendezvous.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images are made of. */
@Execution(ExecutionMode.CONCURRENT) // beside all others: it mostly waits
@ResourceLock("images")
class ImagesIT {

  private ComposeFarm farm;

  @BeforeEach
  void build(@TempDir Path folder) {
    farm = new ComposeFarm(ComposeFarm.ROOT, folder);
    farm.compose("build");
  }

  @AfterEach
  void close() {
    farm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "orchestrator", "render-node"})
  void noImageRunsAsRoot(String image) {
    assertThat(inspect(image, "{{.Config.User}}")).isEqualTo("10001:10001");
  }

  @Test
  void aChangeInAWarReplacesOnlyTheLastLayers(@TempDir Path folder) throws Exception {
    List<String> before = layers("orchestrator");
    Path sources = copyOfSources(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("orchestrator-war/src/main/resources/changed.txt"), folder.toString());

    try (ComposeFarm changed = new ComposeFarm(sources, folder)) {
      changed.compose("build", "orchestrator");
    }

    List<String> after = layers("orchestrator");
    int kept = 0;
    while (before.get(kept).equals(after.get(kept))) {
      kept++;
    }
    assertThat(kept).as("of %s", after).isBetween(before.size() - 2, before.size() - 1);
  }

  private List<String> layers(String image) {
    return inspect(image, "{{range .RootFS.Layers}}{{println .}}{{end}}").lines().toList();
  }

  private String inspect(String image, String format) {
    return farm.docker("image", "inspect", "--format", format, "rendezvous-test/" + image);
  }

  private static Path copyOfSources(Path target) throws IOException {
    try (Stream<Path> all = Files.walk(ComposeFarm.ROOT)) {
      for (Path path : all.filter(ImagesIT::isSource).toList()) {
        Path copy = target.resolve(ComposeFarm.ROOT.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return target;
  }

  private static boolean isSource(Path path) {
    Path inside = ComposeFarm.ROOT.relativize(path);
    return Files.isRegularFile(path)
        && !inside.startsWith("output")
        && StreamSupport.stream(inside.spliterator(), false)
            .map(Path::toString)
            .noneMatch(Set.of("target", ".git", ".rendezvous")::contains);
  }
}
