package farm.rendezvous.movies;

import farm.rendezvous.messages.MovieRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Makes a movie in the folder of a job's movies, from the list that lies there. */
public final class MovieMaking {

  /** Where movies are, in a job's folder. */
  public static final String FOLDER = ".movie";

  /** A movie of ten thousand large frames takes an hour or two. */
  private static final Duration LIMIT = Duration.ofHours(6);

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

  /**
   * Makes it, which takes its time.
   *
   * @param ffmpeg a path, or a name on the PATH
   * @param wanted asked now and then
   * @return where it is now: in the same folder, under a name that nobody else writes to
   * @throws MovieFailedException if ffmpeg fails
   */
  public Path make(String ffmpeg, BooleanSupplier wanted)
      throws IOException, MovieFailedException, InterruptedException {
    String name = request.key() + "." + UUID.randomUUID();
    Path part = folder.resolve(name + ".part");
    Path words = folder.resolve(name + ".log");
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
