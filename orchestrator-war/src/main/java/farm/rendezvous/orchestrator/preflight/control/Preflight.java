package farm.rendezvous.orchestrator.preflight.control;

import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.InspectionAnswer.Unfit;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Requests;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.nodes.control.Hearing;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Has a node look into the file of a job that is about to be accepted. */
@ApplicationScoped
public class Preflight {

  private static final int KEPT = 500;

  /**
   * For so long an answer is kept that may soon be another: somebody mends the file, or brings what
   * it misses, or a node comes that has the right Blender.
   */
  private static final Duration SHORTLY = Duration.ofSeconds(20);

  /** A node looks into one file at a time; the others wait for their turn, within their time. */
  private static final int AT_ONCE = 4;

  /** Each holds a thread of the server; see coreThreads in server.xml. */
  private static final int WAITING = 32;

  /** No Blender opens a file in less. */
  private static final Duration SHORTEST = Duration.ofMillis(500);

  /** A node says that it took too long before nobody waits for it any more. */
  private static final double SHARE_OF_THE_NODE = 0.9;

  private static final System.Logger LOG = System.getLogger(Preflight.class.getName());

  private final Duration timeout;
  private final Requests requests;
  private final Hearing hearing;
  private final NodeRegistry nodes;
  private final Clock clock;
  private final SharedAnswers<Subject, Optional<InspectionAnswer>> answers;
  private final Map<UUID, InspectionRequest> underWay = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Semaphore waiting = new Semaphore(WAITING);
  private volatile Instant noneBefore = Instant.MIN;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Preflight() {
    this(new PreflightSettings(), null, null, null, null);
  }

  @Inject
  public Preflight(
      PreflightSettings settings,
      Requests requests,
      Hearing hearing,
      NodeRegistry nodes,
      Clock clock) {
    this.timeout = settings.timeout();
    this.requests = requests;
    this.hearing = hearing;
    this.nodes = nodes;
    this.clock = clock;
    this.answers = new SharedAnswers<>(clock, KEPT, SHORTLY, Preflight::lasts);
  }

  /**
   * What is in the file. Takes no time where the answer is known, or nobody is there to give one.
   *
   * @param id of the job that may come of it; where its inputs are uploaded they are in place
   * @return empty if nothing is known, for whatever reason
   * @throws InvalidInputException if no frame of the file could be rendered as the job wants it
   */
  public Optional<Inspected> inspect(UUID id, Subject subject) {
    if (timeout.isZero()) {
      return Optional.empty();
    }
    InspectionAnswer answer =
        answers
            .known(subject)
            .or(() -> canBeAsked(subject) ? await(id, subject) : Optional.empty())
            .flatMap(known -> known)
            .orElse(null);
    if (answer instanceof Unfit unfit) {
      throw new InvalidInputException(unfit.setting(), unfit.problem());
    }
    return answer instanceof Inspected inspected ? Optional.of(inspected) : Optional.empty();
  }

  /** The inspection that a node is at, or may be asked for, under this id. */
  public Optional<InspectionRequest> underWay(UUID id) {
    return Optional.ofNullable(underWay.get(id));
  }

  private boolean canBeAsked(Subject subject) {
    return hearing.isHearing()
        && clock.instant().isAfter(noneBefore)
        && nodes.takingWork().stream().anyMatch(node -> node.has(subject.requires()));
  }

  private Optional<Optional<InspectionAnswer>> await(UUID id, Subject subject) {
    if (!waiting.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return answers.get(subject, () -> fetch(id, subject), timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      waiting.release();
    }
  }

  private Optional<InspectionAnswer> fetch(UUID id, Subject subject) {
    Instant end = clock.instant().plus(timeout);
    boolean mayAsk = false;
    try {
      mayAsk = places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return mayAsk ? ask(id, subject, Duration.between(clock.instant(), end)) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      if (mayAsk) {
        places.release();
      }
    }
  }

  private Optional<InspectionAnswer> ask(UUID id, Subject subject, Duration time) {
    Set<String> able =
        nodes.takingWork().stream()
            .filter(node -> node.has(subject.requires()))
            .map(NodeStatus::name)
            .collect(Collectors.toSet());
    Set<String> others =
        nodes.all().stream()
            .map(NodeStatus::name)
            .filter(name -> !able.contains(name))
            .collect(Collectors.toSet());
    underWay.put(id, request(id, subject, time));
    try {
      Optional<InspectionAnswer> answer =
          new Inquiry(
                  (avoid, patience) -> ask(request(id, subject, patience), avoid, patience), clock)
              .run(able, others, time);
      LOG.log(Level.DEBUG, "pre-flight of {0}: {1}", OneLine.of(subject.settings().file()), answer);
      return answer;
    } finally {
      underWay.remove(id);
    }
  }

  /** With a time for the node, after which nobody here has stopped to wait yet. */
  private static InspectionRequest request(UUID id, Subject subject, Duration patience) {
    Duration ofTheNode = Duration.ofMillis((long) (patience.toMillis() * SHARE_OF_THE_NODE));
    return new InspectionRequest(
        id, Subject.within(subject.settings(), ofTheNode), subject.uploaded());
  }

  /**
   * Where no node answers at all, none is asked for a while: nobody is to wait in vain again. One
   * that was given little time says nothing of the others.
   */
  private Optional<InspectionAnswer> ask(
      InspectionRequest request, Collection<String> avoid, Duration patience) {
    try {
      if (patience.compareTo(SHORTEST) < 0) {
        return Optional.empty();
      }
      Optional<InspectionAnswer> answer =
          requests.ask(
              Destinations.INSPECTIONS,
              UUID.randomUUID(),
              request,
              avoid,
              InspectionAnswer.class,
              patience);
      if (answer.isEmpty() && patience.multipliedBy(2).compareTo(timeout) > 0) {
        noneBefore = clock.instant().plus(SHORTLY);
        LOG.log(
            Level.WARNING,
            "no node has looked into {0} within {1}; jobs are accepted without for {2}",
            OneLine.of(request.settings().file()),
            patience,
            SHORTLY);
      }
      return answer;
    } catch (BrokerAwayException e) {
      LOG.log(Level.DEBUG, "nobody can look into a file: {0}", e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** A file in which nothing is wrong stays so while it is the same. */
  private static boolean lasts(Optional<InspectionAnswer> answer) {
    return answer.isPresent()
        && answer.get() instanceof Inspected inspected
        && inspected.warnings().isEmpty();
  }
}
