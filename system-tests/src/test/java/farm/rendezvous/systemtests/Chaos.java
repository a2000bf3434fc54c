package farm.rendezvous.systemtests;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Refused;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What people and accidents do to a farm, at random. The same seed does the same again, as far as
 * time lets it.
 */
final class Chaos {

  private static final int LONGEST_PAUSE_MILLIS = 700;
  private static final int LONGEST_OUTAGE_MILLIS = 6000;

  /** For so long it is looked whether a job rests. */
  private static final Duration TO_SEE = Duration.ofSeconds(3);

  private static final System.Logger LOG = System.getLogger(Chaos.class.getName());

  private final TestFarm farm;
  private final List<Job> jobs;
  private final Random random;
  private final Silences silences = new Silences();

  /**
   * Of this farm.
   *
   * @param jobs those that are there; it deletes some, and adds others
   */
  Chaos(TestFarm farm, List<Job> jobs, long seed) {
    this.farm = farm;
    this.jobs = new ArrayList<>(jobs);
    this.random = new Random(seed);
  }

  /** Those that are there now. */
  List<Job> jobs() {
    return List.copyOf(jobs);
  }

  /** The times in which jobs were to rest. */
  Silences silences() {
    return silences;
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
        String process = victim(number);
        if (process.startsWith("node-")) {
          accident(process); // it begins nothing meanwhile
        } else {
          silences.accident(() -> accident(process));
        }
      } else if (dice >= 98) {
        obeyed(() -> pause(job));
        farm.during(silences.left(TO_SEE));
      } else {
        obeyed(() -> word(dice, job, number));
      }
      farm.during(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
    silences.endAll();
    letSomeRest();
  }

  private void word(int dice, Job job, int number) {
    FarmClient client = farm.client();
    String node = "node-" + (1 + number % 3);
    if (dice < 28) {
      pause(job);
    } else if (dice < 48) {
      silences.end(job.id());
      client.resume(job.id());
    } else if (dice < 56) {
      client.cancel(job.id());
      silences.begin(job.id());
    } else if (dice < 68) {
      silences.end(job.id());
      client.requeue(job.id(), null);
    } else if (dice < 75) {
      silences.end(job.id());
      client.requeue(job.id(), (1 + number % 10) + "-" + (10 + number % 10));
    } else if (dice < 82) {
      client.change(job.id(), null, number);
    } else if (dice < 85) {
      silences.end(job.id());
      client.verify(job.id());
    } else if (dice < 90) {
      replace(job);
    } else {
      client.tellNode(node, dice < 93 ? "pause" : dice < 95 ? "drain" : "resume");
    }
  }

  /** A job that has ended goes, and another one comes in its place. */
  private void replace(Job job) {
    silences.end(job.id());
    farm.client().delete(job.id());
    LOG.log(Level.INFO, "chaos: {0} is deleted", job.id());
    jobs.set(jobs.indexOf(job), farm.submit(Jobs.demo("1-20", 40, 4, null, null)));
  }

  /** Those in the middle of a batch: whatever the dice gave, it is seen that a job rests. */
  private void letSomeRest() {
    farm.nodes().forEach(node -> farm.client().tellNode(node.name(), "resume"));
    for (Job job : jobs) {
      obeyed(() -> farm.client().resume(job.id()));
      obeyed(() -> farm.client().requeue(job.id(), "1-20"));
    }
    farm.await(
        "Two jobs that are rendered",
        () -> jobs.stream().map(job -> farm.client().job(job.id())).toList(),
        now -> now.stream().filter(job -> job.frameCounts().active() > 0).count() > 1);
    jobs.forEach(job -> obeyed(() -> pause(job)));
    farm.during(silences.left(TO_SEE));
    silences.endAll();
  }

  private void pause(Job job) {
    farm.client().pause(job.id());
    silences.begin(job.id());
  }

  /** Or refused: that depends on what came before. */
  private static void obeyed(Runnable word) {
    try {
      word.run();
    } catch (Refused e) {
      LOG.log(Level.INFO, "chaos: refused: {0}", e.getMessage());
    } catch (FarmNotReachable e) {
      throw new AssertionError("the orchestrator runs, so it must answer", e);
    }
  }

  private static String victim(int number) {
    return number < 70 ? "node-" + (1 + number % 3) : number < 85 ? "orchestrator" : "broker";
  }

  private void accident(String process) {
    farm.kill(process);
    farm.during(Duration.ofMillis(random.nextInt(LONGEST_OUTAGE_MILLIS)));
    farm.restart(process);
  }
}
