package farm.rendezvous.messages;

import java.time.Instant;
import java.util.UUID;

/**
 * The orchestrator's own call into the queues of the heartbeats and of the reports. What it has not
 * heard itself say, a node may have said too: that one's silence proves nothing.
 *
 * @param caller the running orchestrator; an echo of an earlier run is not its own
 * @param sent when it called
 */
public record Echo(UUID caller, Instant sent) implements AmongReports {}
