/**
 * Webhooks: what has happened is told to those who asked for it, by HTTP.
 *
 * <p>A delivery is written in the transaction of what it tells of, so none is lost and none is told
 * of something that was rolled back. {@code Courier} carries one, {@code Patience} says when it is
 * tried again. A receiver may get a delivery twice, under the same id.
 */
@NullMarked
package farm.rendezvous.orchestrator.webhooks.control;

import org.jspecify.annotations.NullMarked;
