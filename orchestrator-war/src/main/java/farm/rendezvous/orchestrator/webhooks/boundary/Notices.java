package farm.rendezvous.orchestrator.webhooks.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import farm.rendezvous.orchestrator.http.Json;
import farm.rendezvous.orchestrator.jobs.boundary.FrameView;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobViews;
import farm.rendezvous.orchestrator.jobs.control.FrameOrNumber;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameGivenUp;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobEnded;
import farm.rendezvous.orchestrator.nodes.boundary.NodeView;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeLost;
import farm.rendezvous.orchestrator.webhooks.control.Deliveries;
import farm.rendezvous.orchestrator.webhooks.control.DeliveryAdded;
import farm.rendezvous.orchestrator.webhooks.control.WebhookSettings;
import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what is to be told, and to whom, in the transaction in which it happens. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Notices {

  /** Of more frames of a job that fail nothing is told but by the job's end, which counts them. */
  private static final int MOST_FRAMES = 20;

  private static final System.Logger LOG = System.getLogger(Notices.class.getName());

  @Inject private JobViews views;
  @Inject private WebhookSettings settings;
  @Inject private Deliveries deliveries;
  @Inject private NodeRegistry nodes;
  @Inject private Event<DeliveryAdded> added;
  @Inject private Clock clock;

  /** What is sent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Notice(
      UUID id,
      String event,
      Instant time,
      @Nullable JobView job,
      @Nullable FrameView frame,
      @Nullable NodeView node) {}

  void jobEnded(@Observes JobEnded ended) {
    Job job = ended.job();
    tell("job." + job.state().json(), job, null, null);
  }

  void frameGivenUp(@Observes FrameGivenUp given) {
    Frame frame = given.frame();
    if (given.job().counts().failed() <= MOST_FRAMES) {
      FrameOrNumber shown = new FrameOrNumber(frame.number(), frame.state(), frame);
      tell("frame.failed", given.job(), FrameView.of(shown), null);
    }
  }

  /** Outside any transaction of ours: what cannot be written is not told, and the log says so. */
  void nodeLost(@Observes NodeLost lost) {
    try {
      String name = lost.node().name();
      tell("node.lost", null, null, NodeView.of(lost.node(), nodes.duty(name)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "that " + lost.node().name() + " is lost is not told to webhooks", e);
    }
  }

  private void tell(
      String event, @Nullable Job job, @Nullable FrameView frame, @Nullable NodeView node) {
    Set<String> receivers =
        Stream.concat(settings.url().stream(), Optional.ofNullable(job).map(Job::webhook).stream())
            .collect(Collectors.toSet());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (String url : receivers) {
      UUID id = UUID.randomUUID();
      JobView shown = job == null ? null : views.of(job);
      String body = json(new Notice(id, event, now, shown, frame, node));
      deliveries.add(new Delivery(id, event, job == null ? null : job.id(), url, body, now));
      added.fire(new DeliveryAdded());
    }
  }

  private static String json(Notice notice) {
    try {
      return Json.MAPPER.writeValueAsString(notice);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice is JSON", e);
    }
  }
}
