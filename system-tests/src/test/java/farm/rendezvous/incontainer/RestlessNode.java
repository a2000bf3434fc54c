package farm.rendezvous.incontainer;

import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A node that does all that a node may do, by dice: it completes, says things twice or in the wrong
 * order, fails a frame, gives frames back, dies in the middle of a batch and still talks.
 */
final class RestlessNode {

  /** What lies in the broker's queue; all nodes of a test look into the same. */
  private static final ConcurrentLinkedQueue<UUID> QUEUE = new ConcurrentLinkedQueue<>();

  private final InsideFarm farm;
  private final String name;
  private final Random dice;
  private final boolean together;
  private final List<Report> told = new ArrayList<>();
  private final AtomicInteger granted = new AtomicInteger();

  /**
   * A node with dice of its own.
   *
   * @param together whether it tells several things at once, and shares transactions with others
   */
  RestlessNode(InsideFarm farm, String name, long seed, boolean together) {
    this.farm = farm;
    this.name = name;
    this.dice = new Random(seed);
    this.together = together;
  }

  /** Works until the jobs are in a final state; returns the number of batches it was granted. */
  int work(List<UUID> jobs) {
    while (!jobs.stream().allMatch(job -> farm.job(job).state().isFinal())) {
      refill();
      UUID batch = QUEUE.poll();
      if (batch == null) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        continue;
      }
      if (dice.nextInt(10) == 0) {
        QUEUE.add(batch); // delivered twice, as after a crash of the broker
      }
      if (claim(batch) instanceof Grant grant) {
        granted.incrementAndGet();
        render(new Reports(grant, name));
        flush();
      }
    }
    return granted.get();
  }

  private ClaimAnswer claim(UUID batch) {
    UUID attempt = UUID.randomUUID();
    Duration asking = Duration.ofMinutes(1);
    return together
        ? farm.claimTogether(batch, attempt, name, asking)
        : farm.claim(batch, attempt, name, asking);
  }

  private void tell(Report report) {
    if (!together) {
      farm.report(report);
      return;
    }
    told.add(report);
    if (dice.nextInt(4) == 0) {
      flush();
    }
  }

  private void flush() {
    if (!told.isEmpty()) {
      farm.reportTogether(List.copyOf(told));
      told.clear();
    }
  }

  /** One at a time, as the dispatch loop does it: a refill locks several jobs. */
  private void refill() {
    synchronized (QUEUE) {
      farm.refill().stream().map(Offered::offer).forEach(offer -> QUEUE.add(offer.batchId()));
    }
  }

  private void render(Reports reports) {
    for (int frame : reports.grant().frames()) {
      switch (dice.nextInt(20)) {
        case 0 -> {
          tell(reports.started(frame));
          if (dice.nextBoolean()) {
            flush();
          }
          farm.lose(reports.grant().attemptId());
          tell(reports.completed(frame));
          return;
        }
        case 1, 2 -> tell(reports.returned(frame));
        case 3 -> {
          tell(reports.started(frame));
          tell(reports.failed(frame, FailureReason.RENDER_ERROR, "bad luck"));
        }
        case 4, 5 -> {
          tell(reports.completed(frame));
          tell(reports.started(frame));
          tell(reports.completed(frame));
        }
        default -> {
          tell(reports.started(frame));
          tell(reports.completed(frame));
        }
      }
    }
  }
}
