package farm.rendezvous.orchestrator.http;

import org.jspecify.annotations.Nullable;

/** The query parameters of lists. */
public final class Paging {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  private Paging() {}

  /** The number of items asked for. */
  public static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    Integer limit = wholeNumber("limit", text);
    if (limit == null || limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidInputException("limit", "must be between 1 and " + MAX_LIMIT);
    }
    return limit;
  }

  /** A number, or null where none was given. */
  public static @Nullable Integer wholeNumber(String parameter, @Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(parameter, "must be a whole number");
    }
  }
}
