package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Job;
import farm.rendezvous.messages.Destinations;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people and accidents do at the same time: in the end every promise is kept. */
class RaceIT {

  private static final Duration TIME = Duration.ofSeconds(Long.getLong("race.seconds", 90));
  private static final long SEED = Long.getLong("race.seed", new SecureRandom().nextLong());

  private static final System.Logger LOG = System.getLogger(RaceIT.class.getName());

  @Test
  void wordsAndAccidentsAtRandomLoseNothingAndSpoilNothing(@TempDir Path folder) throws Exception {
    LOG.log(Level.INFO, "chaos: -Drace.seed={0}", Long.toString(SEED));
    try (TestFarm farm = TestFarm.start(TestFarm.options(folder))) {
      List<Job> jobs =
          Stream.of(
                  Jobs.demo("1-20", 40, 4, null, null),
                  Jobs.inOneBatch("1-20"), // to be interrupted in the middle of it
                  Jobs.demo("1-40", 40, 4, null, null),
                  Jobs.inOneBatch("1-20"))
              .map(farm::submit)
              .toList();

      Chaos chaos = new Chaos(farm, jobs, SEED);
      chaos.reign(TIME);

      chaos.silences().assertKept(Start.of(farm));
      farm.mend();
      farm.nodes().forEach(node -> farm.client().tellNode(node.name(), "resume"));
      for (Job job : chaos.jobs()) {
        letItEnd(farm, job);
        farm.assertComplete(job);
      }
      assertQueuesAreEmpty(farm);
      farm.stop();
      try (Books books = Books.in(folder.resolve("home/orchestrator/derby/books"))) {
        books.assertAllIsDone();
      }
    }
  }

  /** Somebody wants it after all. */
  private static void letItEnd(TestFarm farm, Job job) {
    farm.await(
        "The completion of job " + job.id() + ", seed " + SEED,
        () -> {
          Job now = farm.client().job(job.id());
          if (now.state().equals("paused")) {
            return farm.client().resume(job.id());
          }
          return now.isFinal() && !now.isCompleted() ? farm.client().requeue(job.id(), null) : now;
        },
        Job::isCompleted);
  }

  private static void assertQueuesAreEmpty(TestFarm farm) {
    Queues queues = new Queues(farm.brokerPort());
    for (String queue :
        List.of(
            Destinations.BATCHES,
            Destinations.REPORTS,
            Destinations.CLAIMS,
            Destinations.INSPECTIONS,
            Destinations.MOVIES)) {
      farm.await("Nothing in " + queue, () -> queues.messages(queue), List::isEmpty);
    }
    assertThat(queues.messages(Destinations.DEAD_LETTERS)).isEmpty();
  }
}
