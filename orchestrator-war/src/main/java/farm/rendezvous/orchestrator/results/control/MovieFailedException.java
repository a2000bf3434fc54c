package farm.rendezvous.orchestrator.results.control;

/** A movie could not be made; the message says why, in ffmpeg's words. */
public final class MovieFailedException extends Exception {

  private static final long serialVersionUID = 1;

  MovieFailedException(String message) {
    super(message);
  }
}
