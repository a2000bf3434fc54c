package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.orchestrator.dispatch.control.Requeueing;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.results.control.BrokenFrames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Has finished frames rendered again whose images are not on the disk as they were. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class RenderingAgain implements BrokenFrames {

  @Inject private Requeueing requeueing;
  @Inject private DispatchLoop loop;

  @Override
  public void requeue(UUID job, List<Integer> frames) {
    String notation = frames.stream().map(String::valueOf).collect(Collectors.joining(","));
    requeueing.requeue(job, FrameSet.parse(notation));
    loop.wake();
  }
}
