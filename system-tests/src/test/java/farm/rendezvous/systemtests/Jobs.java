package farm.rendezvous.systemtests;

import farm.rendezvous.client.Schedule;
import farm.rendezvous.client.Submission;
import org.jspecify.annotations.Nullable;

/** Jobs that tests submit. */
public final class Jobs {

  private static final String SAMPLE = "demo.blend";

  private Jobs() {}

  /** Frames of the sample that take most of a second each: long enough to have an accident in. */
  public static Submission ofSomeSeconds(String frames) {
    return demo(frames, 100, 6, null, null);
  }

  /** The same, many of them handed out together. */
  public static Submission ofSomeSeconds(String frames, int batchSize) {
    return submission(SAMPLE, frames, batchSize, 100, 6, null, null, null);
  }

  /** Frames that take a part of a second each, all of them handed out together. */
  static Submission inOneBatch(String frames) {
    return submission(SAMPLE, frames, 1000, 40, 4, null, null, null);
  }

  /** Frames of the sample that take next to nothing. */
  public static Submission quick(String frames) {
    return demo(frames, 10, 1, null, null);
  }

  /** The same before all others. */
  static Submission urgent(String frames) {
    return quick(frames, null, 90);
  }

  /** The same, handed out one by one. */
  static Submission oneByOne(String frames) {
    return quick(frames, 1, null);
  }

  private static Submission quick(
      String frames, @Nullable Integer batchSize, @Nullable Integer priority) {
    return new Submission(
        null,
        SAMPLE,
        frames,
        batchSize,
        null,
        null,
        null,
        null,
        1,
        10,
        null,
        priority,
        null,
        null,
        null,
        Schedule.AT_ONCE,
        null);
  }

  static Submission demo(
      String frames,
      int resolutionPercent,
      int samples,
      @Nullable String format,
      @Nullable Integer maxAttempts) {
    return submission(SAMPLE, frames, null, resolutionPercent, samples, format, null, maxAttempts);
  }

  /** A file as it is, small, with two tries a frame. */
  static Submission file(String file, String frames, int resolutionPercent) {
    return submission(file, frames, null, resolutionPercent, 1, null, null, 2);
  }

  /** The same in a format. */
  static Submission file(String file, String frames, int resolutionPercent, String format) {
    return submission(file, frames, null, resolutionPercent, 1, format, null, 2);
  }

  /** The same with denoising off, whatever the file says. */
  static Submission notDenoised(String file, String frames) {
    return submission(file, frames, null, 25, 1, null, false, 2);
  }

  private static Submission submission(
      String file,
      String frames,
      @Nullable Integer batchSize,
      int resolutionPercent,
      int samples,
      @Nullable String format,
      @Nullable Boolean denoise,
      @Nullable Integer maxAttempts) {
    return new Submission(
        null,
        file,
        frames,
        batchSize,
        null,
        format,
        null,
        null,
        samples,
        resolutionPercent,
        denoise,
        null,
        maxAttempts,
        null,
        null,
        Schedule.AT_ONCE,
        null);
  }
}
