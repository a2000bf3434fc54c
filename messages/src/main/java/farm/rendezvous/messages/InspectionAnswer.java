package farm.rendezvous.messages;

import java.util.List;
import java.util.UUID;

/** What a node answers to an {@link InspectionRequest}. */
public sealed interface InspectionAnswer extends Message {

  /** Of the request. */
  UUID id();

  /** Who answers. */
  String node();

  /**
   * Frames of the file can be rendered as the job wants it.
   *
   * @param warnings what Blender noticed, a sentence each
   */
  record Inspected(UUID id, String node, Inspection found, List<String> warnings)
      implements InspectionAnswer {
    public Inspected {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Every frame of the file would fail: on each node, or where the reason is {@link
   * FailureReason#UNFIT_BLENDER} on this one.
   *
   * @param setting what is at fault, by its name in {@link RenderSettings}
   * @param problem one sentence that a Blender user understands
   */
  record Unfit(UUID id, String node, FailureReason reason, String setting, String problem)
      implements InspectionAnswer {}

  /**
   * Nothing is known of the file.
   *
   * @param reason {@link FailureReason#NODE_TROUBLE} where another node may know more
   * @param problem a sentence for the log
   */
  record NotInspected(UUID id, String node, FailureReason reason, String problem)
      implements InspectionAnswer {}
}
