package farm.rendezvous.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and when frames are to be rendered; null leaves the choice to the farm.
 *
 * @param requires tags that a node must have
 * @param startAfter ISO 8601, with an offset
 * @param dependsOn id of a job that has to be completed first
 * @param renderOrder {@code first-to-last} or {@code preview}
 * @param holdAfterPreview whether it pauses when the preview is rendered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
    @Nullable List<String> requires,
    @Nullable String startAfter,
    @Nullable String dependsOn,
    @Nullable String renderOrder,
    @Nullable Boolean holdAfterPreview) {

  /** Anywhere, at once, in the order of the numbers. */
  public static final Schedule AT_ONCE = new Schedule(null, null, null, null, null);
}
