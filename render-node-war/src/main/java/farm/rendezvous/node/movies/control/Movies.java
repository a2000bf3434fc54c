package farm.rendezvous.node.movies.control;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.messages.MovieAnswer;
import farm.rendezvous.messages.MovieAnswer.Made;
import farm.rendezvous.messages.MovieAnswer.NotMade;
import farm.rendezvous.messages.MovieRequest;
import farm.rendezvous.movies.Ffmpeg;
import farm.rendezvous.movies.MovieFailedException;
import farm.rendezvous.movies.MovieMaking;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.desk.Fitness;
import farm.rendezvous.node.rendering.Reins;
import farm.rendezvous.node.reporting.Heartbeats;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.settings.StorageSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way of a movie through the node. */
@ApplicationScoped
public class Movies {

  private static final System.Logger LOG = System.getLogger(Movies.class.getName());

  private final NodeSettings settings;
  private final StorageSettings storage;
  private final Fitness fitness;
  private final Desk desk;
  private final Heartbeats heartbeats;
  private final String ffmpeg;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Movies() {
    this(null, null, null, null, null, "");
  }

  /**
   * Of this node.
   *
   * @param ffmpeg FFMPEG_PATH, a path or a name on the PATH
   */
  @Inject
  public Movies(
      NodeSettings settings,
      StorageSettings storage,
      Fitness fitness,
      Desk desk,
      Heartbeats heartbeats,
      @ConfigProperty(name = "ffmpeg.path") String ffmpeg) {
    this.settings = settings;
    this.storage = storage;
    this.fitness = fitness;
    this.desk = desk;
    this.heartbeats = heartbeats;
    this.ffmpeg = ffmpeg;
  }

  /**
   * Makes a movie when a slot is free, if the node can.
   *
   * @throws InterruptedException if the thread is
   */
  public MovieAnswer make(MovieRequest request) throws InterruptedException {
    Path job = settings.outputFolder().resolve(request.job().toString());
    MovieMaking making = new MovieMaking(job.resolve(MovieMaking.FOLDER), request);
    Optional<String> hindrance = hindrance(making);
    if (hindrance.isPresent()) {
      return notMade(request, FailureReason.NODE_TROUBLE, hindrance.get());
    }
    Reins reins = new Reins();
    desk.put(new Work(request.job(), request.id(), request.id()), reins);
    heartbeats.wake();
    try {
      return inASlot(making, request, reins);
    } finally {
      desk.remove(request.id());
      heartbeats.wake();
    }
  }

  private MovieAnswer inASlot(MovieMaking making, MovieRequest request, Reins reins)
      throws InterruptedException {
    if (!desk.take(settings.slots())) {
      return notMade(request, FailureReason.NODE_TROUBLE, desk.closed().orElse("the node stops"));
    }
    try {
      Optional<String> meanwhile = hindrance(making);
      return meanwhile.isPresent()
          ? notMade(request, FailureReason.NODE_TROUBLE, meanwhile.get())
          : make(making, request, reins);
    } finally {
      desk.free();
    }
  }

  private Optional<String> hindrance(MovieMaking making) {
    return desk.closed()
        .or(() -> desk.isResting() ? Optional.of("the node is paused") : fitness.trouble())
        .or(() -> given(storage.kind() != StorageSettings.Kind.SHARED, "it shares no folder"))
        .or(() -> given(!Ffmpeg.exists(ffmpeg, System.getenv()), "it finds no ffmpeg: " + ffmpeg))
        .or(() -> given(!Files.isRegularFile(making.list()), making.list() + " is not there"));
  }

  private static Optional<String> given(boolean trouble, String words) {
    return trouble ? Optional.of(words) : Optional.empty();
  }

  private MovieAnswer make(MovieMaking making, MovieRequest request, Reins reins)
      throws InterruptedException {
    long begun = System.nanoTime();
    try {
      Path made = making.make(ffmpeg, () -> isWanted(making, reins));
      double seconds = (System.nanoTime() - begun) / 1e9;
      LOG.log(Level.INFO, "job {0}: a movie is made in {1,number,0.0} s", request.job(), seconds);
      return new Made(request.job(), settings.name(), String.valueOf(made.getFileName()), seconds);
    } catch (MovieFailedException e) {
      return isWanted(making, reins)
          ? notMade(request, FailureReason.RENDER_ERROR, String.valueOf(e.getMessage()))
          : notMade(request, FailureReason.NODE_TROUBLE, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      return notMade(request, FailureReason.NODE_TROUBLE, "the movie cannot be written: " + e);
    }
  }

  /** Who wants it takes the list away when that is over, as does who deletes the job. */
  private boolean isWanted(MovieMaking making, Reins reins) {
    return desk.closed().isEmpty() && !reins.isStopped() && Files.exists(making.list());
  }

  private NotMade notMade(MovieRequest request, FailureReason reason, String why) {
    LOG.log(Level.INFO, "job {0}: no movie is made: {1}", request.job(), why);
    return new NotMade(request.job(), settings.name(), reason, why);
  }
}
