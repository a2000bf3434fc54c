package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.orchestrator.jobs.control.Eta;
import farm.rendezvous.orchestrator.jobs.control.Setbacks;
import farm.rendezvous.orchestrator.jobs.control.Waiting;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows jobs with what is not in their own row. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class JobViews {

  @Inject private Setbacks setbacks;
  @Inject private Waiting waiting;
  @Inject private NodeRegistry nodes;
  @Inject private Clock clock;

  /** A job as it is now. */
  public JobView of(Job job) {
    Optional<Eta> eta = Eta.of(job, () -> nodes.slotsThatRender(job.id()), clock.instant());
    return JobView.of(job, waiting.reason(job), keptAway(job), eta.orElse(null));
  }

  /** Most jobs of a long list keep nobody away, and need no transaction to say so. */
  private List<String> keptAway(Job job) {
    return job.keepsAway() ? setbacks.keptAway(job) : List.of();
  }
}
