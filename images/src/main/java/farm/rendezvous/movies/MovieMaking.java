package farm.rendezvous.movies;

import farm.rendezvous.messages.MovieRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Makes a movie in the folder of a job's movies, from the list that lies there. */
public final class MovieMaking {

  /** Where movies are, in a job's folder. */
  public static final String FOLDER = ".movie";

  /** A movie of ten thousand large frames takes an hour or two. */
  public static final Duration LIMIT = Duration.ofHours(6);

  private final Path folder;
  private final MovieRequest request;

  /**
   * A movie.
   *
   * @param folder of the job's movies
   */
  public MovieMaking(Path folder, MovieRequest request) {
    this.folder = folder;
    this.request = request;
  }

  /** The list of its images, for ffmpeg; whoever wants the movie writes it before. */
  public Path list() {
    return folder.resolve(request.key() + ".txt");
  }

  /** What such a maker makes, before it is in its place; none other writes there. */
  public Path part(String maker) {
    return folder.resolve(request.key() + "." + maker + ".part");
  }

  /**
   * Makes it, which takes its time.
   *
   * @param ffmpeg a path, or a name on the PATH
   * @param maker a name that nobody else has who may be at the same movie
   * @param wanted asked now and then
   * @return where it is now
   * @throws MovieFailedException if ffmpeg fails
   */
  public Path make(String ffmpeg, String maker, BooleanSupplier wanted)
      throws IOException, MovieFailedException, InterruptedException {
    Path part = part(maker);
    Path words = folder.resolve(request.key() + "." + maker + ".log");
    boolean made = false;
    try {
      FfmpegCommand command =
          new FfmpegCommand(
              ffmpeg, list(), request.openExr(), request.layer(), request.rate(), part);
      Ffmpeg.run(command.arguments(), words, LIMIT, wanted);
      made = true;
      return part;
    } finally {
      Files.deleteIfExists(words);
      if (!made) {
        Files.deleteIfExists(part);
      }
    }
  }
}
