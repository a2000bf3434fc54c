package farm.rendezvous.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was refused, as in RFC 9457.
 *
 * @param status the HTTP status
 * @param errors one for each field that is wrong, may be empty
 */
public record Problem(
    @Nullable String title, int status, @Nullable String detail, List<FieldError> errors) {

  @SuppressWarnings("ConstantValue") // JSON may leave the list out
  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** The reason in words, without the fields. */
  public String sentence() {
    if (detail != null && !detail.isBlank()) {
      return detail;
    }
    return Objects.requireNonNullElse(title, "The farm refused with HTTP status " + status);
  }

  /** What is wrong with one field of what was sent. */
  public record FieldError(@Nullable String field, @Nullable String detail) {}
}
