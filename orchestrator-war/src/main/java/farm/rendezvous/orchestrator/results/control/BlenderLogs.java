package farm.rendezvous.orchestrator.results.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the Blenders of a job have said: one file for each attempt at a batch. */
public final class BlenderLogs {

  /** More are not sorted in memory. */
  public static final int MOST = 20_000;

  private record Log(Path file, FileTime time) {}

  private BlenderLogs() {}

  /**
   * The logs of a job, oldest first.
   *
   * @param frame only those of attempts at a batch with this frame; null for all
   * @return at most one more than {@link #MOST}
   */
  public static List<Path> find(JobOutput job, @Nullable Integer frame) throws IOException {
    List<Log> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(job.logs(), "*.log")) {
      for (Path file : files) {
        boolean wanted = frame == null || isOf(frame, String.valueOf(file.getFileName()));
        if (wanted && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          found.add(new Log(file, Files.getLastModifiedTime(file)));
        }
        if (found.size() > MOST) {
          break;
        }
      }
    } catch (NoSuchFileException e) {
      return List.of(); // no node has begun
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found.stream()
        .sorted(Comparator.comparing(Log::time).thenComparing(Log::file))
        .map(Log::file)
        .toList();
  }

  private static boolean isOf(int frame, String name) {
    return LogName.parse(name).filter(log -> log.holds(frame)).isPresent();
  }

  /** Writes them one after the other, each below its name, as far as they go now. */
  public static void write(List<Path> logs, OutputStream out) throws IOException {
    for (Path log : logs) {
      out.write(("==> " + log.getFileName() + " <==\n").getBytes(StandardCharsets.UTF_8));
      try (FileChannel file = JobOutput.open(log)) {
        Copying.copy(file, file.size(), out);
      }
      out.write('\n');
    }
  }
}
