package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.movies.MovieMaking;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** The folder of a job, {@code output/{jobId}}, as the nodes fill it. */
public final class JobOutput {

  private final UUID job;
  private final Path folder;

  JobOutput(Path output, UUID job) {
    this.job = job;
    this.folder = output.resolve(job.toString());
  }

  UUID job() {
    return job;
  }

  public Path folder() {
    return folder;
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path movies() {
    return folder.resolve(MovieMaking.FOLDER);
  }

  /** The place of a finished frame. The name comes from a node, so it is held to be a mere name. */
  public Path image(Frame frame) {
    Path name = Path.of(name(frame));
    if (name.getNameCount() != 1 || name.isAbsolute() || name.toString().startsWith(".")) {
      throw new IllegalStateException("frame " + frame.number() + " has no file name: " + name);
    }
    return folder.resolve(name);
  }

  static String name(Frame frame) {
    return Objects.requireNonNull(frame.file(), "a finished frame has a file");
  }

  /** Opens a file of the job; nothing that is no file, and no link, is opened. */
  public static FileChannel open(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }
}
