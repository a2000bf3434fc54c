/**
 * {@code /api/v1/events}. {@code EventPump} looks a few times a second at what has changed and
 * writes it into the ring, in the words of the API; each {@code EventStream} reads on from where it
 * is, at the speed of its client. A client that reads nothing is dropped, and a stream never holds
 * more than its place in the ring.
 */
@NullMarked
package farm.rendezvous.orchestrator.events.boundary;

import org.jspecify.annotations.NullMarked;
