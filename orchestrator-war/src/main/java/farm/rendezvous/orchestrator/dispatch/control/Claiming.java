package farm.rendezvous.orchestrator.dispatch.control;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.AskAgain;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Says who renders a batch. A message in the queue only says that there is work: after a crash of
 * the broker it is delivered again though the first node still renders. So a batch that a living
 * attempt holds is refused, and one whose attempt is dead is taken over.
 */
@ApplicationScoped
public class Claiming {

  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(400);

  private static final System.Logger LOG = System.getLogger(Claiming.class.getName());

  private final Ledger ledger;
  private final ReadAhead ahead;
  private final Backlog backlog;
  private final Suitability suitability;
  private final NodeRegistry nodes;
  private final AttemptPulse pulse;
  private final Losses losses;
  private final Rivalry rivalry;
  private final FarmFigures figures;
  private final Clock clock;
  private final GrantedUnnamed grantedUnnamed = new GrantedUnnamed();

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Claiming() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  Claiming(
      Ledger ledger,
      ReadAhead ahead,
      Backlog backlog,
      Suitability suitability,
      NodeRegistry nodes,
      AttemptPulse pulse,
      Losses losses,
      Rivalry rivalry,
      FarmFigures figures,
      Clock clock) {
    this.ledger = ledger;
    this.ahead = ahead;
    this.backlog = backlog;
    this.suitability = suitability;
    this.nodes = nodes;
    this.pulse = pulse;
    this.losses = losses;
    this.rivalry = rivalry;
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * Answers claims, in their order; the same claim made twice is granted once and answered twice.
   * JMS has ten priorities and ours are a hundred and one, what is urgent may have become so after
   * it was queued, and a job may have come behind another that fills the queue: so a node that
   * claims a batch is given the one in the queue that has the best right.
   */
  @Transactional
  public List<ClaimAnswer> claim(List<Claim> claims) {
    Tickets tickets = new Tickets(claims, ledger, ahead, backlog, suitability, rivalry);
    Set<UUID> seen = new HashSet<>(tickets.knownAttempts());
    List<ClaimAnswer> answers = new ArrayList<>();
    for (Claim claim : claims) {
      try (LogContext lines = LogContext.open()) {
        lines.about(claim);
        Optional<Attempt> known =
            seen.add(claim.attemptId()) ? Optional.empty() : ledger.attempt(claim.attemptId());
        answers.add(
            known.isPresent() ? answerAgain(claim, known.get(), tickets) : claim(claim, tickets));
      }
    }
    return answers;
  }

  private ClaimAnswer claim(Claim claim, Tickets tickets) {
    Batch batch = ledger.batch(claim.batchId()).orElse(null);
    Job job = batch == null ? null : tickets.job(batch.jobId()).orElse(null);
    if (job == null || batch == null) {
      return refuse(claim, "there is no such batch any more");
    }
    LogContext.add(LogField.JOB, job.id());
    if (nodes.duty(claim.node()) != Duty.WORK) {
      backIntoOurHands(batch, job);
      return refuse(claim, "the node is to take no batch: " + nodes.duty(claim.node()).json());
    }
    if (!job.state().isRenderable()) {
      backIntoOurHands(batch, job);
      return refuse(claim, "the job is " + job.state().json());
    }
    if (batch.state() != BatchState.DONE && !suitability.isFor(claim.node(), job, List.of())) {
      backIntoOurHands(batch, job);
      return refuse(claim, "the job is for other nodes");
    }
    return switch (batch.state()) {
      case DONE -> refuse(claim, "the batch is done");
      case CLAIMED ->
          grantedUnnamed.forget(batch.id())
              ? refuse(claim, "another node has got it")
              : contest(claim, batch, job, tickets);
      case WAITING, OFFERED -> grantBest(claim, batch, job, tickets);
    };
  }

  /**
   * It may have been granted another batch than it names; nothing is changed by saying so again.
   */
  private ClaimAnswer answerAgain(Claim claim, Attempt known, Tickets tickets) {
    Optional<Batch> batch = ledger.batch(known.batchId());
    Optional<Job> job = tickets.job(known.jobId());
    return known.isRunning() && batch.isPresent() && job.isPresent()
        ? answer(known, tickets.toRender(batch.get()), batch.get(), job.get())
        : refuse(claim, "this attempt is over");
  }

  /** What was in the queue is not any more: its message is used up. */
  private void backIntoOurHands(Batch batch, Job job) {
    if (batch.state() == BatchState.OFFERED) {
      batch.waiting();
      job.batchWaits(clock.instant());
    }
  }

  private ClaimAnswer grantBest(Claim claim, Batch named, Job job, Tickets tickets) {
    Optional<Batch> better = tickets.better(named, claim.node());
    if (better.isEmpty()) {
      return grant(claim, named, job, tickets);
    }
    backIntoOurHands(named, job);
    grantedUnnamed.add(better.get().id());
    Job served = tickets.job(better.get().jobId()).orElseThrow();
    return grant(claim, better.get(), served, tickets);
  }

  private ClaimAnswer contest(Claim claim, Batch batch, Job job, Tickets tickets) {
    for (Attempt holder : ledger.holders(batch.id())) {
      switch (pulse.verdict(holder.id(), claim.askingFor())) {
        case ALIVE -> {
          return refuse(claim, holder.node() + " renders it");
        }
        case NOT_KNOWN_YET -> {
          return new AskAgain(claim.attemptId(), ASK_AGAIN_AFTER);
        }
        case DEAD -> losses.lose(holder, job);
      }
    }
    ledger.flush();
    return batch.state() == BatchState.DONE
        ? refuse(claim, "the batch is done")
        : grantBest(claim, batch, job, tickets);
  }

  private ClaimAnswer grant(Claim claim, Batch batch, Job job, Tickets tickets) {
    ToRender toRender = tickets.toRender(batch);
    List<Integer> frames = toRender.frames();
    if (frames.isEmpty()) {
      batch.done();
      return refuse(claim, "the batch is done");
    }
    Attempt attempt =
        new Attempt(claim.attemptId(), batch, claim.node(), frames.size(), clock.instant());
    ledger.add(attempt);
    batch.claimed();
    job.begin(clock.instant());
    pulse.granted(attempt.id());
    rivalry.began(job.id(), attempt.id());
    figures.attemptStarted();
    LOG.log(
        Level.INFO,
        "job {0} batch {1} ({2}): {3} claims {4,number,#} of its frames, attempt {5}",
        job.id(),
        batch.id(),
        batch.label(),
        claim.node(),
        frames.size(),
        attempt.id());
    return answer(attempt, toRender, batch, job);
  }

  private ClaimAnswer answer(Attempt attempt, ToRender frames, Batch batch, Job job) {
    Map<Boolean, List<UUID>> dead =
        job.hasLostAttempts()
            ? ledger.deadBefore(batch).stream()
                .collect(
                    partitioningBy(
                        lost -> lost.batchId().equals(batch.id()), mapping(Attempt::id, toList())))
            : Map.of();
    List<UUID> predecessors = dead.getOrDefault(true, List.of());
    List<UUID> older = dead.getOrDefault(false, List.of());
    return new Grant(
        attempt.id(),
        batch.id(),
        job.id(),
        frames.frames(),
        job.settings(),
        Stream.concat(older.stream(), predecessors.stream()).toList(),
        frames.again(),
        predecessors,
        job.file().isUploaded(),
        job.file().version());
  }

  private static ClaimAnswer refuse(Claim claim, String reason) {
    LOG.log(
        Level.INFO, "batch {0}: claim of {1} refused: {2}", claim.batchId(), claim.node(), reason);
    return new Refusal(claim.attemptId(), reason);
  }
}
