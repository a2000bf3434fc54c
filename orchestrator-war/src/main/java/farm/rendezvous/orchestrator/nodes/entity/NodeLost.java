package farm.rendezvous.orchestrator.nodes.entity;

/**
 * Event: a node fell silent without a word; one that is stopped says so before.
 *
 * @param node as it is now, offline
 */
public record NodeLost(NodeStatus node) {}
