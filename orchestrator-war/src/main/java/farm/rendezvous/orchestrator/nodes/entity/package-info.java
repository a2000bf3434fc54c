/** The render nodes as the farm remembers them. */
@NullMarked
package farm.rendezvous.orchestrator.nodes.entity;

import org.jspecify.annotations.NullMarked;
