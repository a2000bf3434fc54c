package farm.rendezvous.bench.wall;

import farm.rendezvous.await.Await;
import farm.rendezvous.bench.run.BenchFarm;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A scene through the farm. */
record FarmRendering(BenchFarm farm, Clock clock) {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Longer than it takes until spare Blenders are there. */
  private static final Duration REST = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofHours(1);

  /** Lets the farm have nothing to do, as one that people use has now and then. */
  void rest() {
    Instant end = clock.instant().plus(REST);
    Await.every(POLL).until("The end of a rest", LONGEST, clock::instant, end::isBefore);
  }

  /**
   * Renders the frames of the scene with all defaults of the farm.
   *
   * @throws IOException if the job does not complete, or frames are missing
   */
  Rendered render(Scene scene) throws IOException {
    FarmClient client = farm.client();
    Instant begun = clock.instant();
    Job submitted = client.submit(Submission.of(scene.fileName(), "1-" + scene.frames()));
    Job ended =
        Await.every(POLL)
            .until(
                "The end of " + scene.name(),
                LONGEST,
                () -> client.job(submitted.id()),
                Job::isFinal);
    Map<Frame, Instant> places =
        places(client.frames(ended.id()), farm.local().output().resolve(ended.id()));
    if (!ended.isCompleted() || places.size() != scene.frames()) {
      throw new IOException(
          "%s is %s with %d of %d frames: %s"
              .formatted(
                  scene.name(), ended.state(), places.size(), scene.frames(), ended.problem()));
    }
    return Rendered.of(begun, places);
  }

  /** When each frame was renamed to its place, which is the last change of its inode. */
  private static Map<Frame, Instant> places(List<Frame> frames, Path folder) throws IOException {
    Map<Frame, Instant> places = new HashMap<>();
    for (Frame frame : frames) {
      Path file = folder.resolve(String.valueOf(frame.file()));
      if (Files.exists(file)) {
        places.put(frame, ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant());
      }
    }
    return places;
  }
}
