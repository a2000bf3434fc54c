package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Batches that the same nodes can take are in the same lane, whatever tags they require: they share
 * the room in the queue, and take turns. A lane goes by the first tags that lead to it; what every
 * node can take is in the lane of no tags.
 */
final class Lanes {

  private final List<NodeStatus> takers;
  private final Map<Tags, Tags> known = new HashMap<>();
  private final Map<Set<String>, Tags> byNodes = new HashMap<>();
  private final Map<Tags, Integer> slots = new HashMap<>();

  /**
   * For this moment.
   *
   * @param takers the nodes that take batches
   */
  Lanes(List<NodeStatus> takers) {
    this.takers = takers;
  }

  /** The lane of batches that require these tags. */
  Tags of(Tags requires) {
    return requires.equals(Tags.NONE) ? requires : known.computeIfAbsent(requires, this::find);
  }

  private Tags find(Tags requires) {
    Set<String> nodes =
        takers.stream()
            .filter(node -> node.has(requires))
            .map(NodeStatus::name)
            .collect(Collectors.toSet());
    return nodes.size() == takers.size()
        ? Tags.NONE
        : byNodes.computeIfAbsent(nodes, n -> requires);
  }

  /** How many batches the nodes of the lane render at the same time. */
  int slots(Tags lane) {
    return slots.computeIfAbsent(
        lane,
        tags ->
            takers.stream()
                .filter(node -> node.has(tags))
                .mapToInt(NodeStatus::offeredSlots)
                .sum());
  }
}
