package farm.rendezvous.bench.http;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call that is measured.
 *
 * @param name in tables
 * @param path for a job's id; one that has no use for it ignores it
 * @param body JSON
 */
record Call(String name, String method, UnaryOperator<String> path, @Nullable String body) {

  static final Call SUBMIT =
      new Call("POST /render", "POST", id -> "/render", "{\"from\":1,\"to\":20}");

  /** The server without our code: what its threads and its HTTP cost by themselves. */
  static final Call LIVE = get("GET /health/live", id -> "/health/live");

  static final List<Call> READING =
      List.of(
          LIVE,
          get("GET /status/{id}", id -> "/status/" + id),
          get("GET /api/v1/jobs/{id}", id -> "/api/v1/jobs/" + id),
          get("GET /api/v1/jobs?limit=100", id -> "/api/v1/jobs?limit=100"));

  private static Call get(String name, UnaryOperator<String> path) {
    return new Call(name, "GET", path, null);
  }
}
