package farm.rendezvous.orchestrator.http;

/**
 * What is wrong with a field of a request.
 *
 * @param field its name; {@code body} for the request as a whole
 * @param detail a sentence that says what to do
 */
public record FieldError(String field, String detail) {}
