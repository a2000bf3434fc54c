package farm.rendezvous.bench.controlplane;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.UnreadableMessageException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One node with one slot. Its listener stands still while it renders: a listener that returns is
 * handed the next offer, and so would hold two.
 */
final class SimulatedNode implements MessageListener {
  private static final String BLENDER = "3.4.1";
  private static final int CORES = 8;
  private static final long MEMORY_MIB = 32_768;

  private final String name;
  private final Simulation simulation;
  private final Outbox outbox;
  private final Claims claims;
  private final Random random;
  private volatile @Nullable Work work;
  private long freeSince;

  SimulatedNode(int number, Simulation simulation) {
    this.name = "node-" + number;
    this.simulation = simulation;
    this.outbox = simulation.newOutbox();
    this.claims = simulation.newClaims();
    this.random = new Random(number);
  }

  String name() {
    return name;
  }

  /** Says what it does now; one word after the other, so that the last one heard is true. */
  synchronized void beat() {
    simulation.say(heartbeat());
  }

  private Heartbeat heartbeat() {
    Work now = work;
    return new Heartbeat(
        name,
        now != null ? NodeState.RENDERING : simulation.idleState(),
        1,
        BLENDER,
        CORES,
        MEMORY_MIB,
        now == null ? List.of() : List.of(now));
  }

  @Override
  public void onMessage(Message message) {
    try {
      BatchOffer offer = MessageCodec.decode(message.getBody(String.class), BatchOffer.class);
      Optional<Grant> grant = claims.claim(offer, name);
      if (grant.isPresent()) {
        run(grant.get());
        freeSince = System.nanoTime();
      }
    } catch (UnreadableMessageException | JMSException | RuntimeException e) {
      simulation.tally().trouble(name + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Grant grant) throws InterruptedException {
    if (freeSince != 0) {
      Timings.record(simulation.timings().slotToBatch(), freeSince);
    }
    work = new Work(grant.jobId(), grant.batchId(), grant.attemptId());
    simulation.wake(this);
    try {
      for (int frame : grant.frames()) {
        work = new Work(grant.jobId(), grant.batchId(), grant.attemptId(), frame, null, null, null);
        render(grant, frame);
      }
      outbox.awaitSent();
    } finally {
      work = null;
      simulation.wake(this);
    }
  }

  private void render(Grant grant, int frame) throws InterruptedException {
    outbox.add(new FrameStarted(grant.jobId(), grant.attemptId(), name, frame));
    Duration time = simulation.frameTime(random.nextDouble());
    if (simulation.pause().of(time)) {
      outbox.add(MadeUp.completed(grant, name, frame, time));
      simulation.tally().frameReported();
    }
  }
}
