package farm.rendezvous.folders;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** One attempt puts frames in place while another fences it off. */
class FenceRaceTest {

  private static final int FRAMES = 4;

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aFrameIsInPlaceWithItsReceiptOrItsAttemptKnows(
      @ForAll @IntRange(max = 60_000) int fenceWaits) throws Exception {
    Path folder = Files.createTempDirectory("fence-race");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      JobFolder job = new JobFolder(folder);
      AttemptFolder attempt = job.open("dead");
      CyclicBarrier start = new CyclicBarrier(2);
      Future<Integer> published = threads.submit(() -> publishAll(attempt, start));
      Future<Map<Integer, FrameCompleted>> fenced =
          threads.submit(
              () -> {
                start.await();
                for (int turn = 0; turn < fenceWaits; turn++) {
                  Thread.onSpinWait();
                }
                return job.fence("dead");
              });

      int done = published.get();
      Map<Integer, FrameCompleted> receipts = fenced.get();

      for (int frame = 1; frame <= FRAMES; frame++) {
        Path place = job.frame(frame, ImageFormat.PNG);
        if (frame <= done) {
          assertThat(place).hasContent("image " + frame);
          assertThat(receipts).containsKey(frame);
        } else {
          assertThat(place).doesNotExist();
        }
      }
    } finally {
      threads.shutdownNow();
      Trees.delete(folder);
    }
  }

  /** How many it put in place before it was told that it may not. */
  private static int publishAll(AttemptFolder attempt, CyclicBarrier start) throws Exception {
    start.await();
    for (int frame = 1; frame <= FRAMES; frame++) {
      try {
        Files.createDirectories(attempt.nodes()); // as Blender does; no way around the fence
        JobFolderTest.render(attempt, frame, "image " + frame);
      } catch (IOException e) {
        return frame - 1; // where a Blender would have written, there was no folder any more
      }
      try {
        attempt.publish(List.of(), ImageFormat.PNG, JobFolderTest.receipt(frame));
      } catch (SupersededException | NoSuchFileException e) {
        return frame - 1;
      }
    }
    return FRAMES;
  }
}
