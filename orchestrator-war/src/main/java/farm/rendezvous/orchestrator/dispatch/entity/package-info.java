/**
 * Batches and the attempts at them: what was handed out, to whom, and what came of it.
 *
 * <p>A batch waits, is offered in the broker's queue, is claimed by a node's attempt, and is done
 * when none of its frames is open. An attempt runs until its frames are reported or given back, or
 * until it is found to be lost.
 */
@NullMarked
package farm.rendezvous.orchestrator.dispatch.entity;

import org.jspecify.annotations.NullMarked;
