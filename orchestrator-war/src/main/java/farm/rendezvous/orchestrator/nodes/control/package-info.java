/**
 * Who is there. Nodes announce themselves by heartbeats; nobody configures them.
 *
 * <p>Silence means something only while the orchestrator hears itself: {@code Hearing} keeps the
 * time since when it does, and both the offline mark of a node and the loss of an attempt are
 * measured from there at the earliest.
 */
@NullMarked
package farm.rendezvous.orchestrator.nodes.control;

import org.jspecify.annotations.NullMarked;
