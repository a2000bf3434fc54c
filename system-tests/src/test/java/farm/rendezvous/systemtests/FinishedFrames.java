package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The frames of a farm, in its books and on its disk.
 *
 * @param output the folder of all jobs' folders
 */
public record FinishedFrames(FarmClient client, Path output) {

  /** The job is complete: each frame once, at its place, exactly as the books say. */
  public void assertComplete(Job job) throws IOException {
    Job ended = client.job(job.id());
    List<Frame> frames = client.frames(job.id());
    assertThat(ended.state()).as("%s", ended.json()).isEqualTo("completed");
    assertThat(ended.frameCounts().completed()).isEqualTo(frames.size());
    assertInPlace(job);
  }

  /** What the books call completed is there; what they do not is not. */
  public void assertInPlace(Job job) throws IOException {
    Path folder = output.resolve(job.id());
    List<Frame> completed =
        client.frames(job.id()).stream()
            .filter(frame -> frame.state().equals("completed"))
            .toList();
    for (Frame frame : completed) {
      Path image = folder.resolve(String.valueOf(frame.file()));
      assertThat(sha256(image)).as("%s", frame).isEqualTo(frame.sha256());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.startsWith(".") && !Set.of("logs", "nodes").contains(name))
          .containsExactlyInAnyOrderElementsOf(
              completed.stream().map(frame -> String.valueOf(frame.file())).toList());
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
