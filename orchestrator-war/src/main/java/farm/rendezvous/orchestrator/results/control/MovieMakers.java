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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who makes a movie: a node that shares the output folder, one with a free slot if there is one.
 * Where none can, as in a farm that shares no folder and where the broker is away, the orchestrator
 * makes it itself: all frames are with it.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class MovieMakers {

  private static final System.Logger LOG = System.getLogger(MovieMakers.class.getName());

  @Inject private NodeRegistry nodes;
  @Inject private Requests requests;
  @Inject private ResultsSettings settings;

  /**
   * Has it made.
   *
   * @param folder of the job's movies, with the list of the images
   * @return where the movie is now, in the same folder
   * @throws NoMovieMakerException if nobody can make movies
   */
  Path make(Path folder, MovieRequest request)
      throws IOException, MovieFailedException, InterruptedException {
    Optional<Path> byNode = onSomeNode(folder, request);
    if (byNode.isPresent()) {
      return byNode.get();
    }
    if (!Ffmpeg.exists(settings.ffmpeg(), System.getenv())) {
      throw new NoMovieMakerException();
    }
    LOG.log(Level.INFO, "job {0}: no node makes the movie, so this server does", request.job());
    return new MovieMaking(folder, request).make(settings.ffmpeg(), "orchestrator", () -> true);
  }

  private Optional<Path> onSomeNode(Path folder, MovieRequest request)
      throws MovieFailedException, InterruptedException {
    Set<String> unable = new HashSet<>();
    List<NodeStatus> able = able(unable);
    while (!able.isEmpty()) {
      Optional<MovieAnswer> answer = ask(request, able);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      if (answer.get() instanceof NotMade refused
          && refused.reason() != FailureReason.NODE_TROUBLE) {
        throw new MovieFailedException(refused.problem());
      }
      if (answer.get() instanceof Made made) {
        Path movie = folder.resolve(Path.of(made.file()).getFileName());
        if (Files.isRegularFile(movie)) {
          return Optional.of(movie);
        }
      }
      unable.add(answer.get().node());
      able = able(unable);
    }
    return Optional.empty();
  }

  private List<NodeStatus> able(Set<String> unable) {
    return nodes.takingWork().stream().filter(node -> !unable.contains(node.name())).toList();
  }

  private Optional<MovieAnswer> ask(MovieRequest request, List<NodeStatus> able)
      throws InterruptedException {
    List<NodeStatus> free = able.stream().filter(node -> node.freeSlots() > 0).toList();
    Set<String> asked =
        (free.isEmpty() ? able : free).stream().map(NodeStatus::name).collect(Collectors.toSet());
    Set<String> avoid =
        nodes.all().stream()
            .map(NodeStatus::name)
            .filter(name -> !asked.contains(name))
            .collect(Collectors.toSet());
    try {
      return requests.ask(
          Destinations.MOVIES,
          UUID.randomUUID(),
          request,
          avoid,
          MovieAnswer.class,
          MovieMaking.LIMIT);
    } catch (BrokerAwayException e) {
      LOG.log(Level.WARNING, "no node can be asked for a movie: {0}", e.getMessage());
      return Optional.empty();
    }
  }
}
