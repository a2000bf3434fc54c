package farm.rendezvous.incontainer;

import farm.rendezvous.await.Await;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.messages.Report;
import farm.rendezvous.orchestrator.dispatch.control.Claiming;
import farm.rendezvous.orchestrator.dispatch.control.Control;
import farm.rendezvous.orchestrator.dispatch.control.Gates;
import farm.rendezvous.orchestrator.dispatch.control.GroupCommit;
import farm.rendezvous.orchestrator.dispatch.control.Losses;
import farm.rendezvous.orchestrator.dispatch.control.Offering;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.dispatch.control.Reporting;
import farm.rendezvous.orchestrator.dispatch.control.Requeueing;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.control.Intake;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.control.Setbacks;
import farm.rendezvous.orchestrator.jobs.control.SubmissionReader.Changes;
import farm.rendezvous.orchestrator.jobs.control.Waiting;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator as its nodes and clients would drive it, without HTTP and JMS: they call the
 * same beans. Each call is one transaction or none, as in the farm.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class InsideFarm {
  private static final Duration LONGEST_RETRY_DELAY = Duration.ofSeconds(20);

  @Inject private Intake intake;
  @Inject private Jobs jobs;
  @Inject private Setbacks setbacks;
  @Inject private NodeRegistry nodes;
  @Inject private Offering offering;
  @Inject private Claiming claiming;
  @Inject private Reporting reporting;
  @Inject private GroupCommit<Report> reports;
  @Inject private Losses losses;
  @Inject private Control control;
  @Inject private Requeueing requeueing;
  @Inject private Gates gates;
  @Inject private Waiting waiting;
  @Inject private EntityManager books;
  @Inject private MetricRegistry figures;

  private final GroupCommit<AnsweredClaim> claims = new GroupCommit<>(this::answer);

  private static final class AnsweredClaim {
    private final Claim claim;
    private @Nullable ClaimAnswer answer;

    AnsweredClaim(Claim claim) {
      this.claim = claim;
    }
  }

  private void answer(List<AnsweredClaim> group) {
    List<ClaimAnswer> answers = claiming.claim(group.stream().map(one -> one.claim).toList());
    for (int i = 0; i < answers.size(); i++) {
      group.get(i).answer = answers.get(i);
    }
  }

  /** No job, and no node that takes work. */
  @Transactional
  public void clear() {
    books.createQuery("delete from Job").executeUpdate();
    for (NodeStatus node : nodes.all()) {
      assign(node.name(), Duty.WORK);
      node(node.name(), NodeState.OFFLINE, 1);
    }
  }

  public UUID accept(String json) {
    return intake.accept(json, null).id();
  }

  public Job job(UUID id) {
    return jobs.find(id.toString()).orElseThrow();
  }

  /** A node with one slot that has nothing to do, and these tags. */
  public void idle(String node, String... tags) {
    node(node, NodeState.IDLE, 1, tags);
  }

  /** A node with these tags. */
  public void node(String name, NodeState state, int slots, String... tags) {
    nodes.heard(new Heartbeat(name, state, slots, "3.4.1", 4, 8192, List.of(), List.of(tags)));
  }

  /** A node that renders what it was granted in one of so many slots. */
  public void rendering(String name, int slots, Grant grant) {
    Work work = new Work(grant.jobId(), grant.batchId(), grant.attemptId());
    nodes.heard(
        new Heartbeat(
            name, NodeState.RENDERING, slots, "3.4.1", 4, 8192, List.of(work), List.of()));
  }

  /** A batch of the job that lies in the queue. */
  @Transactional
  public UUID offeredBatchOf(UUID job) {
    return UUID.fromString(
        books
            .createQuery(
                "select b.id from Batch b where b.jobId = :job and b.state = :offered",
                String.class)
            .setParameter("job", job.toString())
            .setParameter("offered", BatchState.OFFERED)
            .setMaxResults(1)
            .getSingleResult());
  }

  /** What waits for a moment or for another job is looked at. */
  public void openWhatMay() {
    gates.openWhatMay();
  }

  /** The node gets batches of the job again. */
  public boolean forgive(UUID job, String node) {
    return control.forgive(job, node);
  }

  public @Nullable String waitingFor(UUID job) {
    return waiting.reason(job(job));
  }

  /** A job that waits for this one. */
  public Optional<UUID> dependent(UUID job) {
    return jobs.dependent(job.toString());
  }

  public List<String> keptAway(UUID job) {
    return setbacks.keptAway(job(job));
  }

  public List<Offered> refill() {
    return offering.refill().offers();
  }

  /** Refills until so many offers have come; a retry is offered after a delay. */
  public List<Offered> refillUntil(int offers) {
    List<Offered> found = new ArrayList<>();
    return Await.every(Duration.ofMillis(100))
        .until(
            offers + " offers",
            LONGEST_RETRY_DELAY,
            () -> {
              found.addAll(refill());
              return found;
            },
            all -> all.size() >= offers);
  }

  /** Waits until something is offered again that nobody has claimed. */
  public List<Offered> repeated() {
    return Await.every(Duration.ofMillis(100))
        .until(
            "offers that are repeated",
            LONGEST_RETRY_DELAY,
            offering::repeatOverdue,
            offers -> !offers.isEmpty());
  }

  /** What a person wants of the node. */
  public Duty duty(String node) {
    return nodes.duty(node);
  }

  /** Refills, and takes the first offer, which must be there. */
  public UUID offeredBatch() {
    return refill().stream().findFirst().orElseThrow().offer().batchId();
  }

  public ClaimAnswer claim(UUID batch, UUID attempt, String node, Duration askingFor) {
    return claiming.claim(List.of(new Claim(batch, attempt, node, askingFor))).get(0);
  }

  /** Claims what has to be granted. */
  public Grant granted(UUID batch, String node) {
    return (Grant) claim(batch, UUID.randomUUID(), node, Duration.ZERO);
  }

  /** A claim that shares a transaction with what others claim at the same time. */
  public ClaimAnswer claimTogether(UUID batch, UUID attempt, String node, Duration askingFor) {
    AnsweredClaim claim = new AnsweredClaim(new Claim(batch, attempt, node, askingFor));
    apply(claims, List.of(claim));
    return Objects.requireNonNull(claim.answer);
  }

  /** Claims in one transaction. */
  public List<ClaimAnswer> claim(List<Claim> claims) {
    return claiming.claim(claims);
  }

  public void report(Report report) {
    report(List.of(report));
  }

  /** Reports in one transaction. */
  public void report(List<Report> reports) {
    reporting.apply(reports);
  }

  /** Reports that share a transaction with what others report at the same time, as in the farm. */
  public void reportTogether(List<Report> told) {
    apply(reports, told);
  }

  private static <T> void apply(GroupCommit<T> group, List<T> items) {
    try {
      group.apply(items);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void lose(UUID attempt) {
    losses.lose(attempt);
  }

  public void pause(UUID job) {
    control.pause(job);
  }

  public void resume(UUID job) {
    control.resume(job);
  }

  public void cancel(UUID job) {
    control.cancel(job);
  }

  public void requeue(UUID job, Integer... frames) {
    if (frames.length == 0) {
      requeueing.requeue(job);
    } else {
      requeueing.requeue(job, List.of(frames));
    }
  }

  public void setPriority(UUID job, int priority) {
    jobs.change(job.toString(), new Changes(null, priority));
  }

  public void assign(String node, Duty duty) {
    nodes.assign(node, duty);
  }

  /** A frame that is cut into a batch. */
  @Transactional
  public Frame frame(UUID job, int number) {
    return books
        .createQuery(
            "select f from Frame f where f.id.jobId = :job and f.id.number = :number", Frame.class)
        .setParameter("job", job.toString())
        .setParameter("number", number)
        .getSingleResult();
  }

  /** What the counters of the job should say, counted over its frames. */
  @Transactional
  public FrameCounts counted(UUID job) {
    int total = job(job).counts().total();
    int active = in(job, FrameState.ACTIVE);
    int completed = in(job, FrameState.COMPLETED);
    int failed = in(job, FrameState.FAILED);
    int canceled = in(job, FrameState.CANCELED);
    int queued = total - active - completed - failed - canceled;
    return new FrameCounts(total, queued, active, completed, failed, canceled);
  }

  private int in(UUID job, FrameState state) {
    return books
        .createQuery(
            "select count(f) from Frame f where f.id.jobId = :job and f.state = :state", Long.class)
        .setParameter("job", job.toString())
        .setParameter("state", state)
        .getSingleResult()
        .intValue();
  }

  /** How many attempts at the batch there ever were. */
  @Transactional
  public long attempts(UUID batch) {
    return books
        .createQuery("select count(a) from Attempt a where a.batchId = :batch", Long.class)
        .setParameter("batch", batch.toString())
        .getSingleResult();
  }

  public long staleReports() {
    Counter counter = figures.getCounter(new MetricID("rendezvous_reports_stale"));
    return counter == null ? 0 : counter.getCount();
  }

  /**
   * A submission in JSON.
   *
   * @param more fields; empty for none
   */
  static String job(String frames, String more) {
    return "{\"frames\": \"" + frames + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
  }

  static UUID jobOf(Offered offer) {
    return offer.offer().jobId();
  }
}
