package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameGivenUp;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends jobs, and frames that are given up, and says so inside the transaction. */
@ApplicationScoped
class Endings {

  private final Event<JobEnded> jobs;
  private final Event<FrameGivenUp> frames;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Endings() {
    this(null, null, null);
  }

  @Inject
  Endings(Event<JobEnded> jobs, Event<FrameGivenUp> frames, Clock clock) {
    this.jobs = jobs;
    this.frames = frames;
    this.clock = clock;
  }

  /** Ends the job if every frame is in a final state. */
  void settle(Job job) {
    boolean before = job.state().isFinal();
    job.settle(clock.instant());
    if (!before && job.state().isFinal()) {
      jobs.fire(new JobEnded(job));
    }
  }

  /**
   * The frame is not tried any more.
   *
   * @param reason the class of failure
   * @param sentence what was wrong
   * @param problem the same with the end of Blender's log, if there is one
   */
  void giveUp(
      Frame frame, Job job, String node, FailureReason reason, String sentence, String problem) {
    frame.fail(job, node, reason, problem);
    job.blame(frame.number(), sentence);
    frames.fire(new FrameGivenUp(job, frame));
  }
}
