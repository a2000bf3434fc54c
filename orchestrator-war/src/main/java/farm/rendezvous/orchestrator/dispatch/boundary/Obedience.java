package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobsResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Consumer;

/** Does what a word asks of a job, has nodes told at once, and shows the job as it is then. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Obedience {

  @Inject private JobsResource jobs;
  @Inject private DispatchLoop loop;

  JobView obey(String id, Consumer<UUID> work) {
    work.accept(jobs.show(id).id());
    loop.jobsAreToStop();
    return jobs.show(id);
  }
}
