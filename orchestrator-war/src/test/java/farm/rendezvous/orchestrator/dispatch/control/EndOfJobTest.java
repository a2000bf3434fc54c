package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.dispatch.control.Balancing.Share;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How long slots are idle before a job's end, in simulated time: batches of five, shared as {@link
 * Balancing} says, each word and each frame that is passed on taking its time.
 */
final class EndOfJobTest {

  private static final Duration STEP = Duration.ofMillis(10);

  /** From a decision until the node has heard it, or from what it gives back to its next offer. */
  private static final Duration WAY = Duration.ofMillis(50);

  private static final List<Duration> FRAMES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(1));

  private static final int BATCH = 5;

  private record Later(Instant when, Runnable what) {}

  private final SettableClock clock = new SettableClock();
  private final Balancing balancing = new Balancing(clock);
  private final Deque<List<Duration>> queue = new ArrayDeque<>();
  private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::when));
  private final List<SimulatedSlot> slots = new ArrayList<>();

  static Stream<Arguments> farms() {
    return LongStream.rangeClosed(1, 20)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(
                    Arguments.of(seed, false, new double[] {1, 1, 1}),
                    Arguments.of(seed, false, new double[] {1, 1, 3}),
                    Arguments.of(seed, true, new double[] {1, 1, 1}),
                    Arguments.of(seed, true, new double[] {1, 1.5, 2, 2.5, 3}),
                    Arguments.of(seed, false, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1})));
  }

  @ParameterizedTest
  @MethodSource("farms")
  void noSlotIsIdleForMoreThanOneFrameAndAHalf(long seed, boolean uneven, double[] slowness) {
    Random random = new Random(seed);
    Duration usual = FRAMES.get(random.nextInt(FRAMES.size()));
    List<Duration> frames =
        random
            .ints(40 + random.nextInt(30), 1, 10)
            .mapToObj(n -> uneven ? usual.multipliedBy(n).dividedBy(5) : usual)
            .toList();

    render(frames, slowness);

    Instant end = slots.stream().map(SimulatedSlot::lastEnd).max(Instant::compareTo).orElseThrow();
    Instant idle = slots.stream().map(SimulatedSlot::lastEnd).min(Instant::compareTo).orElseThrow();
    double longest =
        frames.stream().mapToDouble(Duration::toNanos).max().orElseThrow()
            * DoubleStream.of(slowness).max().orElseThrow();
    assertThat(Duration.between(idle, end).toNanos() / longest).isLessThanOrEqualTo(1.5);
  }

  private void render(List<Duration> frames, double[] slowness) {
    for (int from = 0; from < frames.size(); from += BATCH) {
      queue.add(frames.subList(from, Math.min(from + BATCH, frames.size())));
    }
    for (double each : slowness) {
      slots.add(new SimulatedSlot("node-" + slots.size(), each, clock.instant()));
    }
    Instant limit = clock.instant().plus(Duration.ofHours(5));
    do {
      step();
      assertThat(clock.instant()).as("it comes to an end").isBefore(limit);
    } while (!queue.isEmpty()
        || !later.isEmpty()
        || !slots.stream().allMatch(SimulatedSlot::isFree));
  }

  private void step() {
    clock.tick(STEP);
    while (!later.isEmpty() && !later.peek().when.isAfter(clock.instant())) {
      later.remove().what.run();
    }
    for (SimulatedSlot slot : slots) {
      slot.render(clock.instant());
      if (slot.isFree() && !queue.isEmpty()) {
        slot.take(queue.remove(), clock.instant());
      }
    }
    Set<Tags> queued = queue.isEmpty() ? Set.of() : Set.of(Tags.NONE);
    for (Share share :
        balancing.shares(
            slots.stream().map(SimulatedSlot::status).toList(), queued, jobs -> Map.of())) {
      soon(() -> share(share.node(), share.attempt()));
    }
  }

  private void share(String node, UUID attempt) {
    SimulatedSlot asked =
        slots.stream().filter(slot -> slot.status().name().equals(node)).findFirst().orElseThrow();
    List<Duration> given = asked.giveBack(attempt);
    if (!given.isEmpty()) {
      soon(() -> queue.add(given));
    }
    soon(() -> asked.tell(clock.instant()));
  }

  private void soon(Runnable what) {
    later.add(new Later(clock.instant().plus(WAY), what));
  }
}
