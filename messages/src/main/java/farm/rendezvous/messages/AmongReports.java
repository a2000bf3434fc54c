package farm.rendezvous.messages;

/** What comes through the queue of reports. */
public sealed interface AmongReports extends Message permits ReportMessage, Echo {}
