/**
 * A batch on this node: claimed, rendered, reported. The listener's thread does all of it, outside
 * any transaction that could time out; the message is acknowledged when the last report is with the
 * broker.
 */
@NullMarked
package farm.rendezvous.node.batches.control;

import org.jspecify.annotations.NullMarked;
