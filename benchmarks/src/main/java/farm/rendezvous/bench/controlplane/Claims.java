package farm.rendezvous.bench.controlplane;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.AskAgain;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Requests;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Asks for a batch until there is a yes or a no, as a node does. */
final class Claims {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Requests requests;
  private final Timings timings;
  private final Tally tally;
  private final Pause pause;

  Claims(Requests requests, Timings timings, Tally tally, Pause pause) {
    this.requests = requests;
    this.timings = timings;
    this.tally = tally;
    this.pause = pause;
  }

  /** Empty if the batch is not to be had, or the simulation is over. */
  Optional<Grant> claim(BatchOffer offer, String node) throws InterruptedException {
    UUID attempt = UUID.randomUUID();
    long begun = System.nanoTime();
    while (!pause.isOver()) {
      Duration askingFor = Duration.ofNanos(System.nanoTime() - begun);
      ClaimAnswer answer = ask(new Claim(offer.batchId(), attempt, node, askingFor)).orElse(null);
      if (answer instanceof Grant grant) {
        return Optional.of(grant);
      } else if (answer instanceof Refusal) {
        tally.refused();
        return Optional.empty();
      } else if (answer instanceof AskAgain again) {
        pause.of(again.after());
      }
    }
    return Optional.empty();
  }

  private Optional<ClaimAnswer> ask(Claim claim) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      Optional<ClaimAnswer> answer =
          requests.ask(Destinations.CLAIMS, claim.attemptId(), claim, ClaimAnswer.class, PATIENCE);
      if (answer.isEmpty() && !pause.isOver()) {
        tally.unanswered();
      }
      return answer;
    } catch (BrokerAwayException e) {
      if (!pause.isOver()) {
        tally.trouble("a claim did not get through: " + e.getMessage());
      }
      return Optional.empty();
    } finally {
      Timings.record(timings.claims(), begun);
    }
  }
}
