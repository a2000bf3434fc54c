package farm.rendezvous.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FarmClientTest {
  private final StubFarm stub = new StubFarm();
  private final FarmClient farm = stub.client();

  @AfterEach
  void end() {
    stub.close();
  }

  @Test
  void submitsWhatWasSaidAndNothingElse() {
    stub.answers("POST /api/v1/jobs", 201, StubFarm.job("queued", 0, 0));

    Job job = farm.submit(Submission.of("demo.blend", "1-4"), "key-1");

    assertThat(job.id()).isEqualTo("j1");
    assertThat(stub.lastCall().body()).isEqualTo("{\"file\":\"demo.blend\",\"frames\":\"1-4\"}");
    assertThat(stub.lastCall().idempotencyKey()).isEqualTo("key-1");
  }

  @Test
  void readsListsPageByPage() {
    stub.answers(
            "GET /api/v1/jobs/j1/frames?limit=1000",
            200,
            "{\"items\":[{\"frame\":1,\"state\":\"completed\"}],\"next\":\"a b&c\"}")
        .answers(
            "GET /api/v1/jobs/j1/frames?limit=1000&cursor=a%20b%26c",
            200, "{\"items\":[{\"frame\":2,\"state\":\"failed\"}],\"next\":null}");

    assertThat(farm.frames("j1")).extracting(Frame::frame).containsExactly(1, 2);
  }

  @Test
  void readsNodesWithTheirWork() {
    stub.answers(
        "GET /api/v1/nodes?limit=1000",
        200,
        """
        {"items":[{"name":"node-1","state":"rendering","slots":1,"blenderVersion":"3.4.1","cores":2,
          "memoryMiB":100,"lastSeen":"2026-01-01T00:00:00Z",
          "work":[{"job":"j1","batch":"b","attempt":"a","frame":7,"progress":0.25},
                  {"job":"j2","batch":"b","attempt":"a","frame":8}]}],"next":null}""");

    assertThat(farm.nodes().get(0).work())
        .containsExactly(
            new Node.Work("j1", "b", "a", 7, 0.25), new Node.Work("j2", "b", "a", 8, null));
  }

  @Test
  void tellsWhyItWasRefused() {
    stub.answers(
        "GET /api/v1/jobs/j1",
        400,
        "{\"title\":\"Bad\",\"errors\":[{\"field\":\"frames\",\"detail\":\"step 0\"}]}");

    assertThatThrownBy(() -> farm.job("j1"))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::problem)
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.sentence()).isEqualTo("Bad");
              assertThat(problem.errors().get(0).detail()).isEqualTo("step 0");
            });
  }

  @Test
  void aFarmThatStillStartsIsNotReachable() {
    assertThatThrownBy(() -> farm.job("j1"))
        .isInstanceOf(FarmNotReachable.class)
        .hasMessageContaining("HTTP status 404");
  }

  @Test
  void aFarmInTroubleIsNotReachable() {
    stub.answers("GET /api/v1/jobs/j1", 503, "{\"detail\":\"The database is away.\"}");

    assertThatThrownBy(() -> farm.job("j1"))
        .isInstanceOf(FarmNotReachable.class)
        .hasMessageContaining("The database is away.");
  }

  @Test
  void somethingElseAtTheAddressIsNoFarm() {
    stub.answers("GET /api/v1/jobs/j1", 200, "<html>hello</html>");

    assertThatThrownBy(() -> farm.job("j1")).isInstanceOf(FarmNotReachable.class);
  }

  @Test
  void nobodyThereIsNotReachable() {
    FarmClient nobody = new FarmClient(stub.url());
    stub.close();

    assertThatThrownBy(nobody::nodes)
        .isInstanceOf(FarmNotReachable.class)
        .hasMessageContaining("nobody listens there");
  }

  @Test
  void keepsThePathThatAProxyGives() {
    stub.answers("GET /farm/api/v1/jobs/j1", 200, StubFarm.job("active", 1, 0));

    assertThat(new FarmClient(URI.create(stub.url() + "/farm/")).job("j1").state())
        .isEqualTo("active");
  }
}
