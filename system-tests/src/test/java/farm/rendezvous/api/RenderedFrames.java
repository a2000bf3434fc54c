package farm.rendezvous.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.localfarm.LocalFarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes out. */
abstract class RenderedFrames extends Calls {

  @Test
  void twoJobsTogetherBothCompleteWithOneCheckedFileForEachFrame(LocalFarm local)
      throws IOException, NoSuchAlgorithmException {
    String one = submitted(Map.of("frames", "1-7"));
    String two = submitted(Map.of("frames", "5-9", "format", "JPEG"));

    assertFrames(local, one, "png", 7);
    assertFrames(local, two, "jpg", 5);
  }

  private void assertFrames(LocalFarm local, String id, String extension, int count)
      throws IOException, NoSuchAlgorithmException {
    JsonNode job = completed(id);
    assertThat(job.path("frameCounts").path("completed").asInt()).isEqualTo(count);
    Path folder = local.output().resolve(id);
    List<String> expected = new ArrayList<>();
    for (JsonNode frame : body(farm().frames(id, null, null)).path("items")) {
      assertThat(frame.path("state").asText()).isEqualTo("completed");
      assertThat(frame.path("node").asText()).isIn("node-1", "node-2");
      assertThat(frame.path("attempts").asInt()).isOne();
      assertThat(frame.path("seconds").asDouble()).isPositive();
      assertThat(frame.path("width").asInt()).isPositive();
      assertThat(frame.path("height").asInt()).isPositive();
      String file = String.format("blender-render_%04d.%s", frame.path("frame").asInt(), extension);
      assertThat(frame.path("file").asText()).isEqualTo(file);
      assertThat(frame.path("sha256").asText()).isEqualTo(sha256(folder.resolve(file)));
      expected.add(file);
    }
    assertThat(expected).hasSize(count);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(n -> !n.startsWith(".")))
          .filteredOn(name -> !name.equals("logs") && !name.equals("nodes"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
