package farm.rendezvous.messages;

import java.util.List;

/** What a node reports: one {@link Report}, or several {@link Reports} together. */
public sealed interface ReportMessage extends AmongReports permits Report, Reports {

  /** The reports in the order in which they were made; never empty but by mistake. */
  List<Report> reports();
}
