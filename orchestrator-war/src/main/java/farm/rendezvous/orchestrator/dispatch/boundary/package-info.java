/**
 * The doors between the broker's queues and dispatch: listeners that parse, delegate and decide
 * about redelivery, and the loop that keeps the queue filled.
 */
@NullMarked
package farm.rendezvous.orchestrator.dispatch.boundary;

import org.jspecify.annotations.NullMarked;
