package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.messages.Order.OfAttempt;
import farm.rendezvous.messages.Order.Wish;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Offer;
import farm.rendezvous.orchestrator.dispatch.boundary.Groups.ClaimRequest;
import farm.rendezvous.orchestrator.dispatch.control.Balancing;
import farm.rendezvous.orchestrator.dispatch.control.Balancing.Share;
import farm.rendezvous.orchestrator.dispatch.control.Enforcement;
import farm.rendezvous.orchestrator.dispatch.control.Gates;
import farm.rendezvous.orchestrator.dispatch.control.GroupCommit;
import farm.rendezvous.orchestrator.dispatch.control.Losses;
import farm.rendezvous.orchestrator.dispatch.control.Offering;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Refill;
import farm.rendezvous.orchestrator.jobs.entity.JobsChanged;
import farm.rendezvous.orchestrator.nodes.control.Hearing;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodesChanged;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the queue filled: at once when something has changed, and from time to time anyhow, for
 * delays that pass, offers that got lost and attempts that died.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DispatchLoop {

  private static final long ANYHOW_MILLIS = 500;

  /**
   * A refill reads what lies in the queue, two batches for each slot, and the more that is the
   * longer it lasts.
   */
  private static final int SLOTS_FOR_EACH_MILLI = 4;

  private static final System.Logger LOG = System.getLogger(DispatchLoop.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private Offering offering;
  @Inject private Balancing balancing;
  @Inject private Orders orders;
  @Inject private Enforcement enforcement;
  @Inject private Losses losses;
  @Inject private Gates gates;
  @Inject private Broker broker;
  @Inject private Hearing hearing;
  @Inject private NodeRegistry nodes;
  @Inject private GroupCommit<ClaimRequest> claims;

  private @Nullable ScheduledFuture<?> turns;
  private final Nudge toTurn = new Nudge(this::turn);
  private final Nudge toEnforce = new Nudge(this::enforce);
  private volatile Set<Tags> queued = Set.of(Tags.NONE);
  private final RepeatPatience repeatPatience = new RepeatPatience();

  /** From now on it runs by itself. */
  public void start() {
    turns =
        executor.scheduleWithFixedDelay(
            this::anyhow, ANYHOW_MILLIS, ANYHOW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    if (turns != null) {
      turns.cancel(false);
    }
  }

  /** Something has changed that may let a batch go out. */
  public void wake() {
    toTurn.give(executor);
  }

  /** Someone wants jobs to be paused or canceled, or to go on. */
  void jobsAreToStop() {
    toEnforce.give(executor);
    wake();
  }

  void jobsChanged(@Observes JobsChanged event) {
    wake();
  }

  void nodesChanged(@Observes NodesChanged event) {
    if (event.slots()) {
      toEnforce.give(executor);
    }
    if (event.slots() || (event.idle() && queued.isEmpty())) {
      wake();
    }
  }

  private void anyhow() {
    trying("dead attempts could not be taken back", () -> losses.findDead().forEach(losses::lose));
    trying("jobs that wait could not be opened", gates::openWhatMay);
    enforce();
    repeatOverdue();
    turn();
  }

  private void repeatOverdue() {
    if (repeatPatience.isOver(claims.present())) {
      handOut(offering::repeatOverdue);
    }
  }

  private void enforce() {
    trying(
        "jobs could not be stopped",
        () -> enforcement.instructions().forEach(one -> orders.give(one.node(), one.order())));
  }

  /** What is thrown out of a repeated task ends its repetition, without a word. */
  private static void trying(String fault, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, fault + ", again in a moment", e);
    }
  }

  private synchronized void turn() {
    if (handOut(this::refill) >= Offering.MOST_AT_ONCE) {
      wake();
    }
    trying("free slots could not be given a share", this::share);
  }

  private List<Offered> refill() {
    Refill refill = offering.refill();
    queued = refill.queued();
    toTurn.pauseFor(refill.slots() / SLOTS_FOR_EACH_MILLI);
    return refill.offers();
  }

  /** No slot is to be free while another holds frames that nobody has begun. */
  private synchronized void share() {
    if (!hearing.isHearing()) {
      return;
    }
    for (Share share : balancing.shares(nodes.takingWork(), queued, offering::toAvoid)) {
      orders.give(share.node(), new OfAttempt(share.attempt(), Wish.SHARE, "another node is free"));
    }
  }

  /**
   * One at a time; never into a broker that is away, where nobody could claim anyhow. Returns how
   * many batches went out.
   */
  private synchronized int handOut(Supplier<List<Offered>> decide) {
    if (!hearing.isHearing()) {
      return 0;
    }
    try {
      List<Offered> offers = decide.get();
      broker.offer(
          offers.stream().map(one -> new Offer(one.offer(), one.priority(), one.avoid())).toList());
      return offers.size();
    } catch (BrokerAwayException e) {
      LOG.log(Level.WARNING, "{0}; the batches are offered again when it is back", e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "batches could not be handed out, again in a moment", e);
    }
    return 0;
  }
}
