package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.movies.MovieFailedException;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Movies of finished frames, made by ffmpeg on a node, a few at a time, and kept beside the frames
 * until another is made of other frames.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Movies {

  private static final System.Logger LOG = System.getLogger(Movies.class.getName());

  /** Each waits for a node, with a thread. */
  private static final int AT_ONCE = 4;

  @Inject private MovieMakers makers;
  @Inject private Results results;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;

  private final Map<Path, CompletableFuture<Path>> making = new ConcurrentHashMap<>();
  private ExecutorService maker;

  @PostConstruct
  void start() {
    maker = Executors.newFixedThreadPool(AT_ONCE, threads);
  }

  /** Ends an ffmpeg of this server, too. */
  @PreDestroy
  void stop() {
    maker.shutdownNow();
  }

  /**
   * The movie of what is finished now, made if it is not there.
   *
   * @param patience how long to wait for it
   * @return empty if it is still in the making, or waits for another to be made
   * @throws NoMovieMakerException if nobody can make movies
   * @throws MovieFailedException if it cannot be made
   */
  public Optional<Path> movie(Job job, FrameRate rate, Duration patience)
      throws IOException, MovieFailedException, InterruptedException {
    MovieTask task =
        new MovieTask(results.output(job), job.order().settings().format(), rate, key(job, rate));
    Path movie = task.movie();
    if (Files.isRegularFile(movie)) {
      return Optional.of(movie);
    }
    CompletableFuture<Path> future =
        making.computeIfAbsent(movie, place -> begin(task, results.finished(job)));
    try {
      return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MovieFailedException failed) {
        throw failed;
      }
      throw new IOException("the movie of job " + job.id() + " cannot be made", e.getCause());
    }
  }

  private CompletableFuture<Path> begin(MovieTask task, Iterator<Frame> frames) {
    CompletableFuture<Path> future = new CompletableFuture<>();
    maker.execute(
        LogContext.carried(
            () -> {
              try {
                task.make(makers, frames, making::containsKey, clock.instant());
                future.complete(task.movie());
              } catch (MovieFailedException | IOException | RuntimeException e) {
                LOG.log(
                    Level.WARNING,
                    task.movie() + " cannot be made; it is tried again when asked for",
                    e);
                future.completeExceptionally(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server stops
                future.completeExceptionally(new MovieFailedException("the server stops"));
              } finally {
                making.remove(task.movie(), future);
              }
            }));
    return future;
  }

  private String key(Job job, FrameRate rate) {
    MessageDigest digest = Sha256.digest();
    digest.update(rate.text().getBytes(StandardCharsets.UTF_8));
    Iterator<Frame> frames = results.finished(job);
    while (frames.hasNext()) {
      Frame frame = frames.next();
      digest.update((frame.number() + " " + frame.sha256()).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
