package farm.rendezvous.orchestrator.nodes.entity;

/**
 * Event: a node came, went, or changed what it does.
 *
 * @param slots whether the farm has other slots now than before
 * @param idle whether a slot of the node has just become free
 */
public record NodesChanged(boolean slots, boolean idle) {}
