/** Heartbeats in, the list of nodes out. */
@NullMarked
package farm.rendezvous.orchestrator.nodes.boundary;

import org.jspecify.annotations.NullMarked;
