package farm.rendezvous.systemtests;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Refused;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What people and accidents do to a farm, at random. The same seed does the same again, as far as
 * time lets it.
 */
final class Chaos {

  private static final int LONGEST_PAUSE_MILLIS = 700;
  private static final int LONGEST_OUTAGE_MILLIS = 6000;

  private static final System.Logger LOG = System.getLogger(Chaos.class.getName());

  private final TestFarm farm;
  private final List<Job> jobs;
  private final Random random;

  Chaos(TestFarm farm, List<Job> jobs, long seed) {
    this.farm = farm;
    this.jobs = jobs;
    this.random = new Random(seed);
  }

  /** Goes on for that long. */
  void reign(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      int dice = random.nextInt(100);
      Job job = jobs.get(random.nextInt(jobs.size()));
      int number = random.nextInt(101);
      LOG.log(Level.INFO, "chaos: {0}, job {1}, number {2}", dice, jobs.indexOf(job), number);
      if (dice < 12) {
        accident(number);
      } else {
        word(dice, job, number);
      }
      farm.during(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
  }

  private void word(int dice, Job job, int number) {
    FarmClient client = farm.client();
    String node = "node-" + (1 + number % 3);
    try {
      if (dice < 30) {
        client.pause(job.id());
      } else if (dice < 52) {
        client.resume(job.id());
      } else if (dice < 60) {
        client.cancel(job.id());
      } else if (dice < 72) {
        client.requeue(job.id(), null);
      } else if (dice < 80) {
        client.requeue(job.id(), (1 + number % 10) + "-" + (10 + number % 10));
      } else if (dice < 90) {
        client.change(job.id(), null, number);
      } else {
        client.tellNode(node, dice < 93 ? "pause" : dice < 95 ? "drain" : "resume");
      }
    } catch (Refused e) {
      LOG.log(Level.INFO, "chaos: refused: {0}", e.getMessage());
    } catch (FarmNotReachable e) {
      throw new AssertionError("the orchestrator runs, so it must answer", e);
    }
  }

  private void accident(int number) {
    String process =
        number < 70 ? "node-" + (1 + number % 3) : number < 85 ? "orchestrator" : "broker";
    farm.kill(process);
    farm.during(Duration.ofMillis(random.nextInt(LONGEST_OUTAGE_MILLIS)));
    farm.restart(process);
  }
}
