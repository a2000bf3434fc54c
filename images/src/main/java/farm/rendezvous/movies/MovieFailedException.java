package farm.rendezvous.movies;

/** A movie could not be made; the message says why, in ffmpeg's words. */
public class MovieFailedException extends Exception {

  private static final long serialVersionUID = 1;

  /** With the reason. */
  public MovieFailedException(String message) {
    super(message);
  }
}
