package farm.rendezvous.messages;

import java.util.UUID;

/**
 * The orchestrator's own call into the queue of the heartbeats. While it does not hear itself, the
 * silence of a node proves nothing.
 *
 * @param caller the running orchestrator; an echo of an earlier run is not its own
 */
public record Echo(UUID caller) implements Message {}
