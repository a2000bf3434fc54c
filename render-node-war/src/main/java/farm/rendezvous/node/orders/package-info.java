/** What the orchestrator wants of the node while it renders: to share, to stop, to rest. */
@NullMarked
package farm.rendezvous.node.orders;

import org.jspecify.annotations.NullMarked;
