package farm.rendezvous.bench.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What wrk found out.
 *
 * @param seconds that it called
 * @param errors answers of 4xx and 5xx, and calls without an answer
 * @param p50 median of the time until the answer, in milliseconds; so are the others
 */
record WrkResult(
    long calls, double seconds, long errors, double p50, double p90, double p99, double max) {
  private static final String MARK = "RESULT ";
  private static final List<String> ERRORS =
      List.of("status", "connect", "read", "write", "timeout");

  /**
   * Reads the line that calls.lua prints at the end.
   *
   * @throws IllegalArgumentException if it is not there
   */
  static WrkResult parse(List<String> output) {
    String line =
        output.stream()
            .filter(text -> text.startsWith(MARK))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no result of wrk: " + output));
    Map<String, Long> numbers = new HashMap<>();
    Arrays.stream(line.substring(MARK.length()).split(" ", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> numbers.put(pair[0], Long.parseLong(pair[1])));
    return new WrkResult(
        number(numbers, "requests"),
        number(numbers, "duration") / 1e6,
        ERRORS.stream().mapToLong(kind -> number(numbers, kind)).sum(),
        number(numbers, "p50") / 1e3,
        number(numbers, "p90") / 1e3,
        number(numbers, "p99") / 1e3,
        number(numbers, "max") / 1e3);
  }

  double callsPerSecond() {
    return calls / seconds;
  }

  private static long number(Map<String, Long> numbers, String name) {
    Long number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no " + name + " in the result of wrk: " + numbers);
    }
    return number;
  }
}
