package farm.rendezvous.orchestrator.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How long the frames of a job took so far, as far as a mean and a deviation need it. */
@Embeddable
public class FrameTimes {

  @Column(name = "timed_frames")
  private int count;

  @Column(name = "timed_seconds")
  private double sum;

  @Column(name = "timed_squares")
  private double squares;

  /** None yet. */
  protected FrameTimes() {}

  /** One more frame took so many seconds. */
  void add(double seconds) {
    count++;
    sum += seconds;
    squares += seconds * seconds;
  }

  /** How many they were; one that was rendered again counts again. */
  public int count() {
    return count;
  }

  /** Seconds of a frame on average; 0 if there was none. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** The variance of one frame's seconds, in square seconds; of a single frame all is uncertain. */
  public double variance() {
    return count < 2
        ? mean() * mean()
        : Math.max(0, (squares - count * mean() * mean()) / (count - 1));
  }
}
