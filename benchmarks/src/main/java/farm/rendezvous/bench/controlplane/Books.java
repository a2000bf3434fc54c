package farm.rendezvous.bench.controlplane;

import farm.rendezvous.client.Job;
import farm.rendezvous.client.Job.FrameCounts;
import farm.rendezvous.messages.Destinations;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the books say what the nodes did, frame for frame. */
final class Books {
  private final Figures figures;
  private final int brokerPort;

  Books(Figures figures, int brokerPort) {
    this.figures = figures;
    this.brokerPort = brokerPort;
  }

  /**
   * What is wrong after a run, a sentence each.
   *
   * @param jobs all of the farm
   * @param whole whether they must have ended
   * @param reported frames that nodes have reported in all
   */
  List<String> problems(List<Job> jobs, boolean whole, long reported) {
    List<String> problems = new ArrayList<>();
    long completed = 0;
    for (Job job : jobs) {
      FrameCounts counts = job.frameCounts();
      completed += counts.completed();
      boolean exact =
          counts.active() == 0
              && counts.failed() == 0
              && counts.canceled() == 0
              && counts.queued() + counts.completed() == counts.total();
      if (!exact || (whole && !job.isCompleted())) {
        problems.add("job %s is %s with %s".formatted(job.id(), job.state(), counts));
      }
    }
    long stale = figures.reportsStale();
    if (completed != reported && stale == 0) {
      problems.add(
          "%d frames are completed in the books, nodes have reported %d"
              .formatted(completed, reported));
    }
    problems.addAll(accidents(stale));
    return problems;
  }

  private List<String> accidents(long stale) {
    Map<String, Long> accidents = new LinkedHashMap<>();
    accidents.put("%d attempts were taken for dead", figures.attemptsLost());
    accidents.put("%d reports were stale", stale);
    accidents.put("%d messages are in the dead-letter queue", deadLetters());
    return accidents.entrySet().stream()
        .filter(accident -> accident.getValue() > 0)
        .map(accident -> accident.getKey().formatted(accident.getValue()))
        .toList();
  }

  private long deadLetters() {
    try (var factory = BrokerAddress.factory(brokerPort, 1);
        JMSContext context = factory.createContext();
        QueueBrowser letters =
            context.createBrowser(context.createQueue(Destinations.DEAD_LETTERS))) {
      Enumeration<?> all = letters.getEnumeration();
      return Collections.list(all).size();
    } catch (JMSException e) {
      throw new IllegalStateException("the dead-letter queue cannot be looked at", e);
    }
  }
}
