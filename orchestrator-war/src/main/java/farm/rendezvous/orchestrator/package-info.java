/**
 * The orchestrator: it accepts jobs, hands out batches, and keeps the books.
 *
 * <p>The way of a batch: {@code jobs} accepts it as part of a job, {@code dispatch} offers it in
 * the broker's queue, grants it to the node that claims it and applies that node's reports; {@code
 * nodes} knows who is there and which attempts live. {@code jobs} and {@code nodes} never import
 * {@code dispatch}; they fire events that it observes.
 */
@NullMarked
package farm.rendezvous.orchestrator;

import org.jspecify.annotations.NullMarked;
