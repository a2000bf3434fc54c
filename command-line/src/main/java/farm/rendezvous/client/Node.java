package farm.rendezvous.client;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A render node as the orchestrator knows it.
 *
 * @param lastSeen ISO 8601
 * @param work the attempts that it holds
 * @param others what else the farm tells of it, by name
 */
public record Node(
    String name,
    String state,
    int slots,
    @Nullable String blenderVersion,
    int cores,
    long memoryMiB,
    @Nullable String lastSeen,
    List<Work> work,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {

  @SuppressWarnings("ConstantValue") // JSON may leave the list out
  public Node {
    work = work == null ? List.of() : List.copyOf(work);
  }

  /** Whether the orchestrator has not heard of it for too long. */
  @JsonIgnore
  public boolean isOffline() {
    return state.equals("offline");
  }

  /**
   * One attempt.
   *
   * @param frame the one that Blender is at; null before the first and after the last
   * @param progress how much of it is rendered, 0 to 1; null if that is not known
   */
  public record Work(
      String job,
      String batch,
      String attempt,
      @Nullable Integer frame,
      @Nullable Double progress) {}
}
