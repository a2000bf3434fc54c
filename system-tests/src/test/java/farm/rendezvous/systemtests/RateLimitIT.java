package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone's script submits without end; the farm stays there for everybody else. */
class RateLimitIT {

  @Test
  void refusesSubmissionsThatComeTooFastUntilThereIsRoomAgain(@TempDir Path folder) {
    try (TestFarm farm =
        TestFarm.start(
            TestFarm.options(folder)
                .withNodes(1)
                .withEnvironment(Map.of("RATE_LIMIT", "1", "PREFLIGHT_TIMEOUT", "PT0S")))) {
      HttpResponse<String> refused =
          farm.await("A refusal", () -> farm.post("/render", "{}"), RateLimitIT::isTooFast);

      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(farm.fetch("/api/v1/jobs").statusCode()).isEqualTo(200);
      farm.await("Room again", () -> farm.post("/render", "{}"), answer -> !isTooFast(answer));
    }
  }

  private static boolean isTooFast(HttpResponse<String> answer) {
    return answer.statusCode() == 429;
  }
}
