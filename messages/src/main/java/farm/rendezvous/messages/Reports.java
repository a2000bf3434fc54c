package farm.rendezvous.messages;

import java.util.List;

/**
 * What a node had to tell within a moment, in one message.
 *
 * @param reports of any of the node's attempts, in the order in which they were made
 */
public record Reports(List<Report> reports) implements ReportMessage {
  public Reports {
    reports = List.copyOf(reports);
  }
}
