package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.messaging.Answer;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.orchestrator.dispatch.control.Claiming;
import farm.rendezvous.orchestrator.dispatch.control.GroupCommit;
import farm.rendezvous.orchestrator.dispatch.control.Reporting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;

/** The one group of reports and the one group of claims, and what is done for each. */
@Dependent
@SuppressWarnings("NullAway.Init")
class Groups {

  /** A claim with the message that it came in, to be answered. */
  record ClaimRequest(Message message, Claim claim) {}

  @Inject private Reporting reporting;
  @Inject private Claiming claiming;
  @Inject private Broker broker;
  @Inject private DispatchLoop loop;

  @Produces
  @Singleton
  GroupCommit<Report> reports() {
    return new GroupCommit<>(this::apply);
  }

  @Produces
  @Singleton
  GroupCommit<ClaimRequest> claims() {
    return new GroupCommit<>(this::answer);
  }

  private void apply(List<Report> reports) {
    reporting.apply(reports);
    if (reports.stream().anyMatch(FramesReturned.class::isInstance)) {
      loop.wake();
    }
  }

  /** The answers go out when what they say is committed. */
  private void answer(List<ClaimRequest> requests) {
    List<ClaimAnswer> said = claiming.claim(requests.stream().map(ClaimRequest::claim).toList());
    loop.wake();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      answers.add(new Answer(requests.get(i).message(), said.get(i)));
    }
    try {
      broker.reply(answers);
    } catch (BrokerAwayException e) {
      throw new RedeliverException(e);
    }
  }
}
