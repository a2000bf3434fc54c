package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.orchestrator.jobs.control.Setbacks;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.Setback;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What follows from failures beyond the frame itself: a node that keeps failing a job is kept away
 * from it, and a job of which nothing succeeds anywhere is given up before all of it is tried.
 */
@ApplicationScoped
class FailurePolicy {

  /** So many failures and not one image say that it is the job. */
  static final int ENOUGH_FOR_A_JOB = 5;

  private static final String IN_VAIN =
      "nothing that was tried has succeeded, so the other frames are left out";

  private static final System.Logger LOG = System.getLogger(FailurePolicy.class.getName());

  private final Ledger ledger;
  private final Setbacks setbacks;
  private final NodeRegistry nodes;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected FailurePolicy() {
    this(null, null, null, null);
  }

  @Inject
  FailurePolicy(Ledger ledger, Setbacks setbacks, NodeRegistry nodes, Clock clock) {
    this.ledger = ledger;
    this.setbacks = setbacks;
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Notes what has failed; returns why the job is not worth another try, if it is not. */
  Optional<String> whyNotWorthIt(FrameFailed report, Job job) {
    if (report.reason() == FailureReason.FILE_CHANGED) {
      return Optional.of("so the other frames are left out"); // no node is at fault
    }
    Optional<Setback> known = setbacks.find(job.id(), report.node());
    boolean before = known.filter(Setback::keepsAway).isPresent();
    known.ifPresent(it -> it.add(report.reason(), report.problem(), clock.instant()));
    Setback setback = known.orElseGet(() -> first(report, job));
    if (setback.keepsAway() && !before) {
      job.setKeepsAway(true);
      LOG.log(
          Level.WARNING,
          "job {0}: {1} has failed {2} times and is kept away from it",
          job.id(),
          report.node(),
          setback.failures());
    }
    boolean inVain =
        job.state() == JobState.ACTIVE
            && job.counts().completed() == 0
            && allFailTheSameWay(job, setbacks.of(job.id()));
    return inVain ? Optional.of(IN_VAIN) : Optional.empty();
  }

  private Setback first(FrameFailed report, Job job) {
    Setback first =
        new Setback(job.id(), report.node(), report.reason(), report.problem(), clock.instant());
    setbacks.add(first);
    return first;
  }

  private boolean allFailTheSameWay(Job job, List<Setback> all) {
    int failures = all.stream().mapToInt(Setback::failures).sum();
    Tags requires = job.schedule().requires();
    long candidates = nodes.takingWork().stream().filter(node -> node.has(requires)).count();
    long enoughNodes = Math.min(2, candidates);
    return failures >= ENOUGH_FOR_A_JOB
        && all.size() >= enoughNodes
        && all.stream().map(Setback::reason).distinct().count() == 1;
  }

  /** Ends what of the job is not begun; a frame of it has failed for good. */
  void giveUp(Job job, Frame failed, String why) {
    if (job.isGivenUp() || job.counts().queued() == 0) {
      return;
    }
    job.giveUp(why);
    ledger.cancelUnclaimed(job);
    LOG.log(
        Level.WARNING,
        "job {0} is given up after frame {1}: {2}",
        job.id(),
        failed.number(),
        job.problem());
  }
}
