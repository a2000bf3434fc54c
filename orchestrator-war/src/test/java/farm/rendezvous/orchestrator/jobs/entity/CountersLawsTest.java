package farm.rendezvous.orchestrator.jobs.entity;

import static farm.rendezvous.orchestrator.jobs.entity.Orders.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to its frames, allowed or not, a job counts them right and ends in time. */
final class CountersLawsTest {

  private static final int FRAMES = 4;
  private static final UUID BATCH = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-00000000000d");

  /** What may happen to a frame. */
  enum Event implements BiConsumer<Frame, Job> {
    STARTED((frame, job) -> frame.start(job, "node-1")),
    COMPLETED(
        (frame, job) ->
            frame.complete(
                job,
                new FrameCompleted(
                    JOB_ID, ATTEMPT, "node-1", frame.number(), null, null, "f", 1, 1, 1, "ab"))),
    RETRIED((frame, job) -> frame.retryIn(BATCH, job, FailureReason.BLENDER_CRASHED, "crashed")),
    FAILED((frame, job) -> frame.fail(job, "node-1", FailureReason.BLENDER_CRASHED, "crashed")),
    LOST((frame, job) -> frame.lose(job, true)),
    GIVEN_BACK((frame, job) -> frame.requeueIn(BATCH, job)),
    FORGIVEN((frame, job) -> frame.forgive());

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    private final BiConsumer<Frame, Job> happening;

    Event(BiConsumer<Frame, Job> happening) {
      this.happening = happening;
    }

    @Override
    public void accept(Frame frame, Job job) {
      happening.accept(frame, job);
    }
  }

  /** An event and whom it befalls. */
  record Step(int frame, Event event) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, FRAMES - 1), Arbitraries.of(Event.class))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void countsAreThoseOfTheFrames(@ForAll @From("stories") List<Step> story) {
    Job job = Orders.aJobOf("1-" + FRAMES);
    List<Frame> frames = framesOf(job);

    for (Step step : story) {
      Frame frame = frames.get(step.frame());
      FrameState before = frame.state();
      try {
        step.event().accept(frame, job);
      } catch (IllegalTransitionException e) {
        assertThat(frame.state()).isEqualTo(before);
        assertThat(e).hasMessageContaining(JOB_ID.toString());
      }
      assertThat(job.counts()).isEqualTo(countsOf(frames));
    }
  }

  @Property
  void aJobIsFinalExactlyWhenAllItsFramesAre(@ForAll @From("stories") List<Step> story) {
    Job job = Orders.aJobOf("1-" + FRAMES);
    List<Frame> frames = framesOf(job);

    for (Step step : story) {
      if (job.state().isFinal()) {
        break;
      }
      job.begin(Orders.SUBMITTED);
      try {
        step.event().accept(frames.get(step.frame()), job);
      } catch (IllegalTransitionException e) {
        continue;
      }
      job.settle(Orders.SUBMITTED);

      boolean allFinal = frames.stream().allMatch(frame -> frame.state().isFinal());
      assertThat(job.state().isFinal()).isEqualTo(allFinal);
      assertThat(job.finishedAt() != null).isEqualTo(allFinal);
      if (allFinal) {
        boolean failed = frames.stream().anyMatch(frame -> frame.state() == FrameState.FAILED);
        assertThat(job.state()).isEqualTo(failed ? JobState.FAILED : JobState.COMPLETED);
      }
    }
  }

  private static List<Frame> framesOf(Job job) {
    return IntStream.rangeClosed(1, FRAMES)
        .mapToObj(number -> new Frame(job.id(), number, BATCH))
        .toList();
  }

  private static FrameCounts countsOf(List<Frame> frames) {
    return new FrameCounts(
        frames.size(),
        count(frames, FrameState.QUEUED),
        count(frames, FrameState.ACTIVE),
        count(frames, FrameState.COMPLETED),
        count(frames, FrameState.FAILED),
        count(frames, FrameState.CANCELED));
  }

  private static int count(List<Frame> frames, FrameState state) {
    return (int) frames.stream().filter(frame -> frame.state() == state).count();
  }
}
