package farm.rendezvous.orchestrator.http;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list that comes in pages. */
public class Paging {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  @Parameter(
      description = "items in a page",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
  @QueryParam("limit")
  private @Nullable String limit;

  @Parameter(description = "next of the page before")
  @QueryParam("cursor")
  private @Nullable String cursor;

  /** For JAX-RS. */
  public Paging() {}

  Paging(@Nullable String limit, @Nullable String cursor) {
    this.limit = limit;
    this.cursor = cursor;
  }

  /** The number of items asked for, 1 to 1000. */
  public int limit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    Integer number = wholeNumber("limit", limit);
    if (number == null || number < 1 || number > MAX_LIMIT) {
      throw new InvalidInputException("limit", "must be between 1 and " + MAX_LIMIT);
    }
    return number;
  }

  /** Where the page before has ended; null at the beginning. */
  public @Nullable String cursor() {
    return cursor;
  }

  /** The same where it is a number. */
  public @Nullable Integer cursorAsNumber() {
    return wholeNumber("cursor", cursor);
  }

  private static @Nullable Integer wholeNumber(String parameter, @Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(parameter, "must be a whole number");
    }
  }
}
