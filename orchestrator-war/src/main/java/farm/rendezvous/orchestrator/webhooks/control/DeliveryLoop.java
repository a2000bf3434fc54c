package farm.rendezvous.orchestrator.webhooks.control;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Has deliveries carried: at once when there is a new one, and from time to time what is due. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DeliveryLoop {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long ANYHOW_SECONDS = 2;
  private static final int TIDIED_EVERY = 300;
  private static final int FORGOTTEN_AT_ONCE = 500; // in one transaction
  private static final int FORGOTTEN_IN_A_ROW = 100; // transactions

  private static final System.Logger LOG = System.getLogger(DeliveryLoop.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Resource private ManagedThreadFactory threads;
  @Inject private Deliveries deliveries;
  @Inject private WebhookSettings settings;
  @Inject private Clock clock;

  private final AtomicBoolean awake = new AtomicBoolean();
  private final Object turn = new Object();
  private @Nullable ScheduledFuture<?> turns;

  /** Of their own: a receiver that is slow holds some, which are to be nobody else's. */
  private @Nullable ExecutorService couriers;

  private @Nullable Rounds rounds;
  private int count;

  /** From now on it runs by itself. */
  public void start() {
    turns =
        executor.scheduleWithFixedDelay(
            this::anyhow, ANYHOW_SECONDS, ANYHOW_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (turns != null) {
      turns.cancel(false);
    }
    synchronized (turn) {
      if (couriers != null) {
        couriers.shutdownNow();
      }
    }
  }

  void added(@Observes(during = AFTER_SUCCESS) DeliveryAdded event) {
    wake();
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      executor.execute(this::go);
    }
  }

  private void anyhow() {
    go();
    if (count++ % TIDIED_EVERY == 0) {
      try {
        int times = 1;
        while (deliveries.forgetOld(FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE
            && times < FORGOTTEN_IN_A_ROW) {
          times++;
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "old deliveries could not be forgotten, again in a while", e);
      }
    }
  }

  private void go() {
    synchronized (turn) {
      awake.set(false);
      try {
        if (rounds == null) {
          couriers = Executors.newCachedThreadPool(threads);
          rounds = new Rounds(deliveries, new Courier(TIMEOUT, settings.secret(), clock), couriers);
        }
        rounds.go(this::wake);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "deliveries could not be sent out, again in a moment", e);
      }
    }
  }
}
