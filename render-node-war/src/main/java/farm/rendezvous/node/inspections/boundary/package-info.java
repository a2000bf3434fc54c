/** The door between the queue of inspections and the node. */
@NullMarked
package farm.rendezvous.node.inspections.boundary;

import org.jspecify.annotations.NullMarked;
