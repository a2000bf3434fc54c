package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.MovieAnswer;
import farm.rendezvous.messages.MovieAnswer.Made;
import farm.rendezvous.messages.MovieAnswer.NotMade;
import farm.rendezvous.messages.MovieRequest;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Requests;
import farm.rendezvous.movies.Ffmpeg;
import farm.rendezvous.movies.MovieFailedException;
import farm.rendezvous.movies.MovieMaking;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a movie: a node that shares the output folder. Where none can, as in a farm that shares
 * no folder and where the broker is away, the orchestrator makes it itself: all frames are with it.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class MovieMakers {

  /** A movie that two nodes fail at, or are lost over, is not tried on a third. */
  private static final int MOST_FAILURES = 2;

  private static final System.Logger LOG = System.getLogger(MovieMakers.class.getName());

  @Inject private NodeRegistry nodes;
  @Inject private Requests requests;
  @Inject private ResultsSettings settings;
  @Inject private Clock clock;

  /**
   * Has it made.
   *
   * @param folder of the job's movies, with the list of the images
   * @return where the movie is now, in the same folder
   * @throws NoMovieMakerException if nobody can make movies, or not now
   */
  Path make(Path folder, MovieRequest request)
      throws IOException, MovieFailedException, InterruptedException {
    Map<String, String> refusals = new TreeMap<>();
    Optional<Path> byNode = onSomeNode(folder, request, refusals);
    if (byNode.isPresent()) {
      return byNode.get();
    }
    if (!Ffmpeg.exists(settings.ffmpeg(), System.getenv())) {
      throw new NoMovieMakerException(refusals);
    }
    LOG.log(
        Level.INFO,
        "job {0}: no node makes the movie {1}, so this server does",
        request.job(),
        refusals);
    return new MovieMaking(folder, request).make(settings.ffmpeg(), () -> true);
  }

  private Optional<Path> onSomeNode(Path folder, MovieRequest request, Map<String, String> refusals)
      throws MovieFailedException, InterruptedException {
    List<String> failures = new ArrayList<>();
    int lost = 0;
    while (!able(refusals.keySet()).isEmpty()) {
      Watch watch = new Watch(request.again(), nodes, clock);
      MovieAnswer answer = ask(watch, able(refusals.keySet())).orElse(null);
      if (answer instanceof Made made) {
        Path movie = folder.resolve(Path.of(made.file()).getFileName());
        if (Files.isRegularFile(movie)) {
          return Optional.of(movie);
        }
        refusals.put(made.node(), "what it has made is not in this output folder");
      } else if (answer instanceof NotMade refused) {
        refusals.put(refused.node(), refused.problem());
        if (refused.reason() != FailureReason.NODE_TROUBLE) {
          failures.add(refused.problem());
        }
      } else if (watch.hasBeen()) {
        lost++;
      }
      if (failures.size() == MOST_FAILURES || lost == MOST_FAILURES) {
        break;
      }
    }
    if (!failures.isEmpty() || lost > 0) {
      throw new MovieFailedException(
          failures.isEmpty() ? "nodes were lost over it" : failures.get(0));
    }
    return Optional.empty();
  }

  private List<String> able(Set<String> unable) {
    return nodes.takingWork().stream()
        .map(NodeStatus::name)
        .filter(name -> !unable.contains(name))
        .toList();
  }

  private Optional<MovieAnswer> ask(Watch watch, List<String> able)
      throws NoMovieMakerException, InterruptedException {
    Set<String> avoid =
        nodes.all().stream()
            .map(NodeStatus::name)
            .filter(name -> !able.contains(name))
            .collect(Collectors.toSet());
    try {
      return requests.ask(
          Destinations.MOVIES,
          watch.request().id(),
          watch.request(),
          avoid,
          MovieAnswer.class,
          Watch.PATIENCE,
          watch::isSo);
    } catch (BrokerAwayException e) {
      LOG.log(Level.WARNING, "no node can be asked for a movie: {0}", e.getMessage());
      throw new NoMovieMakerException("the broker is away", e);
    }
  }

  /**
   * Whether a node is at a movie, as heartbeats tell: it is listed from when its node has taken it.
   */
  private static final class Watch {

    /** A request, and one that was lost, is waited for this long. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MovieRequest request;
    private final NodeRegistry nodes;
    private final Clock clock;
    private @Nullable Instant lastSeen;

    Watch(MovieRequest request, NodeRegistry nodes, Clock clock) {
      this.request = request;
      this.nodes = nodes;
      this.clock = clock;
    }

    MovieRequest request() {
      return request;
    }

    boolean isSo() {
      if (nodes.all().stream().anyMatch(this::isListedBy)) {
        lastSeen = clock.instant();
      }
      return lastSeen != null && clock.instant().isBefore(lastSeen.plus(PATIENCE));
    }

    boolean hasBeen() {
      return lastSeen != null;
    }

    private boolean isListedBy(NodeStatus node) {
      return node.heartbeat().work().stream()
          .anyMatch(work -> work.attemptId().equals(request.id()));
    }
  }
}
