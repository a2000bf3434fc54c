package farm.rendezvous.cli;

import farm.rendezvous.client.Node;
import java.util.stream.Collectors;

/** A node in one line. Pure. */
final class NodeLine {
  private NodeLine() {}

  /** Below a progress bar: what it renders, or its state. */
  static String of(Node node) {
    return "  %-16s %s".formatted(node.name(), node.work().isEmpty() ? node.state() : work(node));
  }

  /** The frames that it is at, with their jobs. */
  static String work(Node node) {
    return node.work().stream().map(NodeLine::words).collect(Collectors.joining(", "));
  }

  private static String words(Node.Work work) {
    String job = work.job().substring(0, Math.min(8, work.job().length()));
    if (work.frame() == null) {
      return "between frames of " + job;
    }
    String frame = "frame %d of %s".formatted(work.frame(), job);
    return work.progress() == null
        ? frame
        : "%s (%d %%)".formatted(frame, Math.round(work.progress() * 100));
  }
}
