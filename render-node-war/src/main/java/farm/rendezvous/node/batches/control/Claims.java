package farm.rendezvous.node.batches.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.AskAgain;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Requests;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.settings.NodeSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Asks the orchestrator for a batch until it says yes or no. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Claims {

  private static final Duration BROKER_AWAY = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(Claims.class.getName());

  @Inject private Requests requests;
  @Inject private NodeSettings settings;
  @Inject private Desk desk;

  /** Asks for the batch; empty if it is not to be had, or the node stops. */
  Optional<Grant> claim(BatchOffer offer) throws InterruptedException {
    UUID attempt = UUID.randomUUID();
    LogContext.add(LogField.ATTEMPT, attempt);
    long begun = System.nanoTime();
    int unanswered = 0;
    while (desk.closed().isEmpty()) {
      Duration askingFor = Duration.ofNanos(System.nanoTime() - begun);
      Claim claim = new Claim(offer.batchId(), attempt, settings.name(), askingFor);
      ClaimAnswer answer = ask(claim, Claim.patience(unanswered)).orElse(null);
      if (answer instanceof Grant grant) {
        return Optional.of(grant);
      } else if (answer instanceof Refusal refusal) {
        LOG.log(
            Level.INFO,
            "job {0} batch {1} ({2}) is not ours: {3}",
            offer.jobId(),
            offer.batchId(),
            offer.frames(),
            refusal.reason());
        return Optional.empty();
      } else if (answer instanceof AskAgain again) {
        desk.pause(again.after());
      } else {
        unanswered++;
      }
    }
    return Optional.empty();
  }

  /** Empty if nobody answers: the orchestrator, or the broker, is away for a while. */
  private Optional<ClaimAnswer> ask(Claim claim, Duration patience) throws InterruptedException {
    try {
      return requests.ask(
          Destinations.CLAIMS, claim.attemptId(), claim, ClaimAnswer.class, patience);
    } catch (BrokerAwayException e) {
      LOG.log(Level.DEBUG, "a claim waits for the broker: {0}", e.getMessage());
      desk.pause(BROKER_AWAY);
      return Optional.empty();
    }
  }
}
