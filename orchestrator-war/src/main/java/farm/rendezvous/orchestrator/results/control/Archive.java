package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Iterator;

/** All finished frames of a job in one zip file, in their order. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Archive {

  private static final System.Logger LOG = System.getLogger(Archive.class.getName());

  @Inject private Results results;

  /**
   * Writes it while the files are read. A frame whose file is gone is left out, and the log says
   * so.
   */
  public void write(Job job, OutputStream out) throws IOException {
    JobOutput output = results.output(job);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (ZipWriter zip = new ZipWriter(out, temporary)) {
      Iterator<Frame> frames = results.finished(job);
      while (frames.hasNext()) {
        add(zip, output.image(frames.next()));
      }
      zip.finish();
    }
  }

  private static void add(ZipWriter zip, Path image) throws IOException {
    try (FileChannel file = JobOutput.open(image)) {
      ZonedDateTime modified = Files.getLastModifiedTime(image).toInstant().atZone(ZoneOffset.UTC);
      zip.add(String.valueOf(image.getFileName()), file, modified);
    } catch (NoSuchFileException e) {
      LOG.log(
          Level.WARNING,
          "{0} is not there and is left out of an archive; verify the job to have it rendered again",
          image);
    }
  }
}
