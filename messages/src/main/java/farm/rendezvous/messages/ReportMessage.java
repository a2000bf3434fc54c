package farm.rendezvous.messages;

import java.util.List;

/** What the queue of reports carries: one {@link Report}, or several {@link Reports} of a node. */
public sealed interface ReportMessage extends Message permits Report, Reports {

  /** The reports in the order in which they were made; never empty but by mistake. */
  List<Report> reports();
}
