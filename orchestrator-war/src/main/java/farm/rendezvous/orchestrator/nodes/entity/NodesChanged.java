package farm.rendezvous.orchestrator.nodes.entity;

/** Event: a node came, went, or changed what it does. */
public record NodesChanged() {}
