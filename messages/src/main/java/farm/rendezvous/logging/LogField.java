package farm.rendezvous.logging;

/**
 * What a log line may be about. liberty/servers/ maps the keys to the names in the JSON, which are
 * those of the constants in lower case.
 */
public enum LogField {
  /** Id of a job. */
  JOB("job"),
  /** Id of a batch. */
  BATCH("batch"),
  /** Number of a frame; Liberty takes what ends in {@code _int} for a number. */
  FRAME("frame_int"),
  /** Id of an attempt. */
  ATTEMPT("attempt"),
  /** Name of a node; on a node itself Liberty knows it from the start, in all lines. */
  NODE("node"),
  /** Id of an HTTP request: the client's, or made for it. */
  REQUEST("request");

  private final String key;

  LogField(String key) {
    this.key = key;
  }

  /** What Liberty calls it. */
  String key() {
    return key;
  }
}
