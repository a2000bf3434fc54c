package farm.rendezvous.messages;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * What the orchestrator wants of a node now. It is not kept: whoever wants something says so again
 * until it is done.
 */
public sealed interface Order extends Message permits Order.OfAttempt, Order.OfNode {

  /** What is wanted of an attempt. Frames that it gives back are reported as returned. */
  enum Wish {
    /** Give back half of the frames that Blender has not begun: another node is free. */
    SHARE,
    /** Give back all frames that Blender has not begun; the one that it is at is finished. */
    YIELD,
    /** Stop Blender, and give back all that is not finished. */
    STOP;

    /** Lower case, as it is written in messages. */
    @JsonValue
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * To the node that holds an attempt; one that does not hold it any more has nothing to do.
   *
   * @param reason for the node's log, and for the report of the frames
   */
  record OfAttempt(UUID attemptId, Wish wish, String reason) implements Order {}

  /**
   * To a node as a whole.
   *
   * @param work whether it is to take batches; if not, it yields what it holds
   */
  record OfNode(boolean work) implements Order {}
}
