package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone asks a node directly while the queue has work for it. */
class ByHandIT {

  @Test
  void theQueueWaitsForTheSlotAndTheNodeStaysInTheFarm(@TempDir Path folder) throws Exception {
    try (TestFarm farm = TestFarm.start(TestFarm.options(folder).withNodes(1))) {
      URI node = farm.nodes().get(0).url();
      HttpResponse<String> begun =
          farm.post(node.resolve("/job").toString(), "{\"from\":1,\"to\":2}");
      assertThat(begun.statusCode()).isEqualTo(202);
      Job queued = farm.submit(Jobs.quick("1-2"));

      String location = begun.headers().firstValue("Location").orElseThrow();
      String byHand =
          farm.await(
              "The end of the job by hand",
              () -> farm.get(node.resolve(location).toString()),
              answer -> !answer.contains("still running"));
      farm.awaitEnd(queued);

      assertThat(byHand).isEqualTo("Job completed");
      farm.assertComplete(queued);
      assertThat(farm.client().nodes()).extracting(Node::state).isSubsetOf("rendering", "idle");
    }
  }
}
