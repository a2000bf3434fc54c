package farm.rendezvous.orchestrator.jobs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every set of frames, however it is written. */
final class FrameSetLawsTest {

  /** A range as someone may write it. */
  record Part(int first, int length, int step, String dash, String space) {

    String text() {
      if (length == 0) {
        return space + first;
      }
      return space + first + dash + (first + length) + (step == 1 ? "" : space + "x" + step);
    }

    List<Integer> frames() {
      List<Integer> frames = new ArrayList<>();
      for (int frame = first; frame <= first + length; frame += step) {
        frames.add(frame);
      }
      return frames;
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return Combinators.combine(
            Arbitraries.integers().between(-60, 60),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(1, 7),
            Arbitraries.of("-", "..", " - "),
            Arbitraries.of("", " "))
        .as(Part::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property
  void holdsWhatWasWrittenSortedAndOnce(@ForAll @From("parts") List<Part> parts) {
    TreeSet<Integer> expected = new TreeSet<>();
    parts.forEach(part -> expected.addAll(part.frames()));

    FrameSet set = parse(parts);

    assertThat(all(set)).containsExactlyElementsOf(expected);
    assertThat(set.size()).isEqualTo(expected.size());
  }

  @Property
  void isReadBackAsItIsWritten(@ForAll @From("parts") List<Part> parts) {
    FrameSet set = parse(parts);

    FrameSet again = FrameSet.parse(set.toString());

    assertThat(all(again)).isEqualTo(all(set));
    assertThat(again).hasToString(set.toString());
  }

  @Property
  void slicesInWhateverSizesGiveTheWholeInOrder(
      @ForAll @From("parts") List<Part> parts,
      @ForAll List<@IntRange(min = 1, max = 50) Integer> sizes) {
    FrameSet set = parse(parts);
    List<Integer> gathered = new ArrayList<>();

    for (int size : sizes) {
      List<Integer> slice = set.slice(gathered.size(), size);
      assertThat(slice).hasSize(Math.min(size, set.size() - gathered.size()));
      gathered.addAll(slice);
    }
    gathered.addAll(set.slice(gathered.size(), set.size()));

    assertThat(gathered).isEqualTo(all(set));
  }

  @Property
  void batchesGiveTheWholeInOrder(
      @ForAll @From("parts") List<Part> parts, @ForAll @IntRange(min = 1, max = 20) int batchSize) {
    Job job = Orders.aJobOf(written(parts), batchSize);
    List<Integer> gathered = new ArrayList<>();

    while (job.hasUncutFrames()) {
      List<Integer> batch = job.cutFrames(job.frames());
      assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(batchSize);
      gathered.addAll(batch);
    }

    assertThat(gathered).isEqualTo(all(job.order().frames()));
  }

  @Property
  void knowsItsOwn(
      @ForAll @From("parts") List<Part> parts, @ForAll @IntRange(min = -80, max = 120) int frame) {
    FrameSet set = parse(parts);

    assertThat(set.contains(frame)).isEqualTo(all(set).contains(frame));
  }

  @Property
  void findsItsPlaceAgain(
      @ForAll @From("parts") List<Part> parts, @ForAll @IntRange(min = -80, max = 120) int frame) {
    FrameSet set = parse(parts);

    long notGreater = all(set).stream().filter(f -> f <= frame).count();

    assertThat(set.positionAfter(frame)).isEqualTo((int) notGreater);
  }

  @Property
  void isNotConfusedByAnyNumber(@ForAll @From("parts") List<Part> parts, @ForAll int frame) {
    FrameSet set = parse(parts);

    assertThat(set.positionAfter(frame)).isBetween(0, set.size());
    assertThat(set.contains(frame)).isEqualTo(all(set).contains(frame));
  }

  @Property
  void anyTextIsReadOrRefusedWithASentence(@ForAll @From("almostNotations") String text) {
    try {
      assertThat(FrameSet.parse(text).size()).isPositive();
    } catch (IllegalFrameSetException e) {
      assertThat(e).message().isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> almostNotations() {
    return Arbitraries.strings().withChars("0123456789-.x, :").ofMaxLength(20);
  }

  private static FrameSet parse(List<Part> parts) {
    return FrameSet.parse(written(parts));
  }

  private static String written(List<Part> parts) {
    return parts.stream().map(Part::text).collect(Collectors.joining(","));
  }

  private static List<Integer> all(FrameSet set) {
    return set.slice(0, set.size());
  }
}
