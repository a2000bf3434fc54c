package farm.rendezvous.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several nodes at once, of which some repeat themselves, fail, or die. Whatever they do, no
 * transaction fails, every job ends, and its counters are those that a count over its frames gives.
 */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class CrowdIT {

  private static final int NODES = 4;
  private static final long SEED = 42;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @Inject private InsideFarm farm;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  @Deployment
  static WebArchive orchestrator() {
    return OrchestratorUnderTest.war();
  }

  @BeforeEach
  void emptyBooks() {
    farm.clear();
  }

  @Test
  void ofManyWhoClaimTheSameBatchOneGetsIt() throws Exception {
    farm.accept("{\"from\":1,\"to\":5}");
    farm.idle("node-0");
    UUID batch = farm.offeredBatch();

    Duration asking = Duration.ofMinutes(1);
    List<ClaimAnswer> answers =
        all(
            number ->
                () ->
                    number % 2 == 0
                        ? farm.claim(batch, UUID.randomUUID(), "node-" + number, asking)
                        : farm.claimTogether(batch, UUID.randomUUID(), "node-" + number, asking));

    assertThat(answers).filteredOn(Grant.class::isInstance).hasSize(1);
    assertThat(farm.attempts(batch)).isOne();
  }

  @Test
  void theCountersStayExactAndNothingStandsStill() throws Exception {
    work(false);
  }

  @Test
  void theyDoSoWhereClaimsAndReportsShareTransactions() throws Exception {
    work(true);
  }

  private void work(boolean together) throws Exception {
    List<UUID> jobs =
        List.of(
            farm.accept("{\"from\":1,\"to\":40,\"batchSize\":3,\"maxAttempts\":100}"),
            farm.accept("{\"from\":1,\"to\":30,\"batchSize\":7,\"maxAttempts\":1}"),
            farm.accept("{\"frames\":\"-20-20x2\",\"priority\":80,\"maxAttempts\":2}"));
    IntStream.range(0, NODES).forEach(number -> farm.idle("node-" + number));

    List<Integer> granted =
        all(
            number ->
                () -> new RestlessNode(farm, "node-" + number, SEED + number, together).work(jobs));

    assertThat(granted.stream().mapToInt(batches -> batches).sum())
        .as("grants, for 14 and 5 and 5 batches that were cut")
        .isGreaterThanOrEqualTo(24);
    for (UUID job : jobs) {
      assertThat(farm.job(job).counts()).isEqualTo(farm.counted(job));
      assertThat(farm.job(job).counts().isSettled()).isTrue();
      assertThat(farm.job(job).state()).isIn(JobState.COMPLETED, JobState.FAILED);
    }
    assertThat(farm.job(jobs.get(0)).state()).isEqualTo(JobState.COMPLETED);
  }

  /** What each of the nodes came to, all at the same time. */
  private <T> List<T> all(IntFunction<Callable<T>> node)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Future<T>> running = new ArrayList<>();
    for (int number = 0; number < NODES; number++) {
      running.add(threads.submit(node.apply(number)));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : running) {
      results.add(future.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
    return results;
  }
}
