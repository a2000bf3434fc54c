package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.UUID;

/** The books and the output folder together: what is finished, and where it is. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Results {

  private static final int PAGE = 500;

  @Inject private FramePages pages;
  @Inject private ResultsSettings settings;

  public JobOutput output(Job job) {
    return new JobOutput(settings.output(), job.id());
  }

  /** The finished frames in their order, as they are when their turn comes. */
  public Iterator<Frame> finished(Job job) {
    UUID id = job.id();
    return new FinishedFrames(from -> pages.page(id, from, PAGE));
  }
}
