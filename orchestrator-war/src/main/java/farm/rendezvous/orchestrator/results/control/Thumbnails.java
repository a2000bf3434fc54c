package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.images.Thumbnail;
import farm.rendezvous.images.UnreadablePictureException;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * The thumbnails of frames. The node that rendered a frame has made it; it is made here if it is
 * not there, or is of an image that has been replaced.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Thumbnails {

  @Inject private Results results;

  /** One at a time: some formats need the room of a whole image. */
  private final Semaphore turn = new Semaphore(1);

  /**
   * The thumbnail of a finished frame.
   *
   * @throws UnreadablePictureException if none can be made
   * @throws java.nio.file.NoSuchFileException if the frame's image is gone
   */
  public Path of(Job job, Frame frame) throws IOException {
    JobOutput output = results.output(job);
    Path image = output.image(frame);
    Path place = Thumbnail.place(output.folder(), frame.number());
    if (!Thumbnail.isFresh(image, place)) {
      turn.acquireUninterruptibly();
      try {
        Thumbnail.make(image, job.order().settings().format(), place);
      } finally {
        turn.release();
      }
    }
    return place;
  }
}
