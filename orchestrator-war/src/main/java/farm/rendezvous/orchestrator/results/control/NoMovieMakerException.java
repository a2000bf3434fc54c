package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.movies.MovieFailedException;

/** Nobody in the farm can make movies. */
public final class NoMovieMakerException extends MovieFailedException {

  private static final long serialVersionUID = 1;

  NoMovieMakerException() {
    super(
        "No node that shares the output folder finds ffmpeg to make movies with, nor does the"
            + " orchestrator. Install it (Debian: apt-get install ffmpeg), or say in FFMPEG_PATH"
            + " where it is.");
  }
}
