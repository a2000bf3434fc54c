package farm.rendezvous.client;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job as the farm tells of it; times are ISO 8601.
 *
 * @param state see {@link #isFinal}
 * @param progress 0 to 1, counts parts of frames
 * @param eta when it will be done; earliest and latest are where that will be in 19 of 20 cases
 * @param problem why it failed
 * @param others what else the farm tells of it, by name
 */
public record Job(
    String id,
    @Nullable String name,
    @Nullable String file,
    @Nullable String frames,
    @Nullable Integer priority,
    String state,
    @Nullable String submittedAt,
    @Nullable String startedAt,
    @Nullable String finishedAt,
    FrameCounts frameCounts,
    double progress,
    @Nullable String eta,
    @Nullable String etaEarliest,
    @Nullable String etaLatest,
    @Nullable String output,
    @Nullable JsonNode problem,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {

  private static final Set<String> FINAL = Set.of("completed", "failed", "canceled");

  /** Whether nothing will happen to it any more. */
  @JsonIgnore
  public boolean isFinal() {
    return FINAL.contains(state);
  }

  /** Whether every frame is there. */
  @JsonIgnore
  public boolean isCompleted() {
    return state.equals("completed");
  }

  /** What was noticed about its file, a sentence each. */
  @JsonIgnore
  public List<String> warnings() {
    List<String> sentences = new ArrayList<>();
    JsonNode told = others.get("warnings");
    if (told != null) {
      told.forEach(sentence -> sentences.add(sentence.asText()));
    }
    return sentences;
  }

  /** As one line of JSON, with all that the farm told. */
  public String json() {
    return FarmHttp.json(this);
  }

  /** How many of its frames are in which state. */
  public record FrameCounts(
      int total, int queued, int active, int completed, int failed, int canceled) {}
}
