package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.movies.MovieFailedException;
import java.util.Map;

/** Nobody in the farm can make movies, or not now. */
public final class NoMovieMakerException extends MovieFailedException {

  private static final long serialVersionUID = 1;

  private final boolean passing;

  /**
   * Nor can the orchestrator.
   *
   * @param refusals why, by node; where there is none, none takes work now
   */
  NoMovieMakerException(Map<String, String> refusals) {
    super(
        refusals.isEmpty()
            ? "No node takes work now that could make the movie."
            : "No node can make movies "
                + refusals
                + ", nor can the orchestrator. A node needs the"
                + " output folder and ffmpeg (Debian: apt-get install ffmpeg; FFMPEG_PATH says where"
                + " it is).");
    this.passing = refusals.isEmpty();
  }

  /** Nobody can be asked now. */
  NoMovieMakerException(String why, Exception cause) {
    super("No node can be asked for the movie: " + why + ".");
    initCause(cause);
    this.passing = true;
  }

  /** Whether asking again may help. */
  public boolean isPassing() {
    return passing;
  }
}
