package farm.rendezvous.bench.http;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Submission;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Fills the books through the API.
 *
 * @param client of the farm to fill
 */
record Filling(FarmClient client) {
  private static final int AT_ONCE = 8;

  /** Submits jobs of 20 frames until there are so many jobs. */
  void upTo(int jobs) throws InterruptedException {
    int missing = Math.max(0, jobs - client.jobs().size());
    ExecutorService submitters = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<?> submission :
          IntStream.range(0, missing)
              .<Future<?>>mapToObj(
                  job ->
                      submitters.submit(() -> client.submit(Submission.of("demo.blend", "1-20"))))
              .toList()) {
        submission.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a job could not be submitted", e);
    } finally {
      submitters.shutdownNow();
    }
  }
}
