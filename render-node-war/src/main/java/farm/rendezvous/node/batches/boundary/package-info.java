/** The door between the queue of batches and the node. */
@NullMarked
package farm.rendezvous.node.batches.boundary;

import org.jspecify.annotations.NullMarked;
