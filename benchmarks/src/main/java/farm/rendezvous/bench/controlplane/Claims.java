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
  private static final Duration BROKER_AWAY = Duration.ofSeconds(1);

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
    int unanswered = 0;
    while (!pause.isOver()) {
      Duration askingFor = Duration.ofNanos(System.nanoTime() - begun);
      Claim claim = new Claim(offer.batchId(), attempt, node, askingFor);
      ClaimAnswer answer = ask(claim, Claim.patience(unanswered)).orElse(null);
      if (answer instanceof Grant grant) {
        return Optional.of(grant);
      } else if (answer instanceof Refusal) {
        tally.refused();
        return Optional.empty();
      } else if (answer instanceof AskAgain again) {
        pause.of(again.after());
      } else {
        unanswered++;
      }
    }
    return Optional.empty();
  }

  private Optional<ClaimAnswer> ask(Claim claim, Duration patience) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      Optional<ClaimAnswer> answer =
          requests.ask(Destinations.CLAIMS, claim.attemptId(), claim, ClaimAnswer.class, patience);
      if (answer.isEmpty()) {
        unanswered();
      }
      return answer;
    } catch (BrokerAwayException e) {
      unanswered(); // whether the broker is away for long is seen by heartbeats and reports
      pause.of(BROKER_AWAY);
      return Optional.empty();
    } finally {
      Timings.record(timings.claims(), begun);
    }
  }

  private void unanswered() {
    if (!pause.isOver()) {
      tally.unanswered();
    }
  }
}
