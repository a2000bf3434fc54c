package farm.rendezvous.orchestrator.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page of a list that was asked for one item more than fits, to see whether there is more.
   */
  public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(items, cursor.apply(items.get(limit - 1)));
  }

  /** The same page of something else. */
  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), next);
  }
}
