package farm.rendezvous.orchestrator.http;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A request that cannot be taken, and why, field by field. */
public final class InvalidInputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<FieldError> errors;

  public InvalidInputException(List<FieldError> errors) {
    super(errors.stream().map(e -> e.field() + ": " + e.detail()).collect(joining("; ")));
    this.errors = List.copyOf(errors);
  }

  public InvalidInputException(String field, String detail) {
    this(List.of(new FieldError(field, detail)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
