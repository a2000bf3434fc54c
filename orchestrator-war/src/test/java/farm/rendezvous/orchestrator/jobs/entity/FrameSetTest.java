package farm.rendezvous.orchestrator.jobs.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameSetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                | 7",
        "0                | 0",
        "007              | 7",
        "1-5              | 1,2,3,4,5",
        "1..5             | 1,2,3,4,5",
        "1-1              | 1",
        "1-10x3           | 1,4,7,10",
        "1..10x3          | 1,4,7,10",
        "1-9x3            | 1,4,7",
        "1-5x100          | 1",
        "7x2              | 7",
        "-5--1            | -5,-4,-3,-2,-1",
        "-5..-1           | -5,-4,-3,-2,-1",
        "-5--1x2          | -5,-3,-1",
        "-2-2             | -2,-1,0,1,2",
        "-7               | -7",
        "1,3,5            | 1,3,5",
        "5,1,3            | 1,3,5",
        "3,3,3            | 3",
        "7,9-12           | 7,9,10,11,12",
        "1-5,3-8          | 1,2,3,4,5,6,7,8",
        "1-9x2,2-10x2     | 1,2,3,4,5,6,7,8,9,10",
        "1-9x4,5          | 1,5,9",
        "10-12,1-3        | 1,2,3,10,11,12",
        "1048574          | 1048574",
        "-1048574         | -1048574",
        "1-1048574x524287 | 1,524288",
      })
  void readsEveryForm(String notation, String expected) {
    assertThat(frames(FrameSet.parse(notation))).isEqualTo(numbers(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 1 - 5 ",
        "1 -5",
        "1- 5",
        "1 .. 5",
        "\t1-5\n",
        "1,2 , 3,4, 5",
        "1-5 x 1",
        "1-5x 1",
      })
  void doesNotMindSpaces(String notation) {
    assertThat(frames(FrameSet.parse(notation))).containsExactly(1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | no frames",
        "'   '           | no frames",
        "'1,'            | is no frame and no range",
        "',1'            | is no frame and no range",
        "'1,,2'          | is no frame and no range",
        "abc             | is no frame and no range",
        "1.5             | is no frame and no range",
        "1...5           | is no frame and no range",
        "1-              | is no frame and no range",
        "1-2-3           | is no frame and no range",
        "1-5x            | is no frame and no range",
        "1-5x2x2         | is no frame and no range",
        "x2              | is no frame and no range",
        "+1              | is no frame and no range",
        "1 2             | is no frame and no range",
        "'1; touch /tmp/x #' | is no frame and no range",
        "٣               | is no frame and no range",
        "1:5             | means different things on different farms",
        "1-20:2          | write a step as in 1-20x2",
        "1-5x0           | step x0 must be 1 or more",
        "1-5x-1          | step x-1 must be 1 or more",
        "7x0             | step x0 must be 1 or more",
        "5-1             | 5-1 runs backwards: write 1-5",
        "5..1            | 5-1 runs backwards: write 1-5",
        "-1--5           | -1--5 runs backwards: write -5--1",
        "1048575         | frame 1048575 is beyond what Blender counts to",
        "-1048575        | frame -1048575 is beyond what Blender counts to",
        "1048570-1048580 | frame 1048580 is beyond what Blender counts to",
        "9223372036854775807  | beyond what Blender counts to",
        "-9223372036854775808 | beyond what Blender counts to",
        "-9223372036854775808-5 | beyond what Blender counts to",
        "99999999999999999999 | is beyond Blender's last frame 1048574",
        "1-99999999999999999999 | is beyond Blender's last frame 1048574",
      })
  void saysWhatIsWrong(String notation, String complaint) {
    assertThatThrownBy(() -> FrameSet.parse(notation))
        .isInstanceOf(IllegalFrameSetException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void takesAMillionFramesAndNotOneMore() {
    assertThat(FrameSet.parse("1-1000000").size()).isEqualTo(1_000_000);
    assertThat(FrameSet.parse("-499999-500000").size()).isEqualTo(1_000_000);
    assertThat(FrameSet.parse("1-999999,1000000").size()).isEqualTo(1_000_000);
    assertThat(FrameSet.range(1, 1_000_000).size()).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1000001", "0-1000000", "1-2000000", "1-999999,1000000,1000001"})
  void refusesMoreThanAMillion(String notation) {
    assertThatThrownBy(() -> FrameSet.parse(notation))
        .isInstanceOf(IllegalFrameSetException.class)
        .hasMessage("more than 1000000 frames: split the job");
  }

  @Test
  void takesAHundredThousandCharactersAndNotOneMore() {
    String longest = "1" + " ".repeat(99_999);

    assertThat(frames(FrameSet.parse(longest))).containsExactly(1);
    assertThatThrownBy(() -> FrameSet.parse(longest + " "))
        .isInstanceOf(IllegalFrameSetException.class)
        .hasMessageContaining("longer than 100000 characters");
  }

  @Test
  void takesManySingleFrames() {
    String odd =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Integer.toString(2 * i + 1))
            .collect(Collectors.joining(","));

    FrameSet set = FrameSet.parse(odd);

    assertThat(set.size()).isEqualTo(10_000);
    assertThat(set.slice(9_999, 1)).containsExactly(19_999);
  }

  @Test
  void complainsShortlyAboutSomethingLong() {
    assertThatThrownBy(() -> FrameSet.parse("a".repeat(50_000)))
        .hasMessageContaining("a...")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(200));
  }

  /** What is accepted is stored in this notation, and read again with each batch. */
  @Test
  void acceptsOnlyWhatItCanWriteDownAndReadAgain() {
    assertThatThrownBy(() -> FrameSet.parse("1-700000x2,1-700000x3"))
        .isInstanceOf(IllegalFrameSetException.class)
        .hasMessageContaining("split the job");
  }

  @Test
  void rangeIsWhatFromAndToMean() {
    assertThat(frames(FrameSet.range(-2, 2))).containsExactly(-2, -1, 0, 1, 2);
    assertThatThrownBy(() -> FrameSet.range(20, 1)).hasMessage("20-1 runs backwards: write 1-20");
    assertThatThrownBy(() -> FrameSet.range(1, 2_000_000))
        .hasMessage("more than 1000000 frames: split the job");
    assertThatThrownBy(() -> FrameSet.range(Integer.MIN_VALUE, Integer.MAX_VALUE))
        .hasMessage("more than 1000000 frames: split the job");
    assertThatThrownBy(() -> FrameSet.range(Integer.MIN_VALUE, Integer.MIN_VALUE))
        .hasMessageContaining("frame -2147483648 is beyond");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1-20          | 1-20",
        "1..20         | 1-20",
        " 1 - 20 x 2   | 1-19x2",
        "7-7           | 7",
        "7x3           | 7",
        "5,1           | 1,5",
        "1-5,3-8       | 1-8",
        "-5--1         | -5--1",
        "1-3x2,2       | 1-3",
        "1,1           | 1",
        "1-5,5,5-9,20  | 1-9,20",
      })
  void isWrittenInOneWay(String notation, String expected) {
    assertThat(FrameSet.parse(notation)).hasToString(expected);
  }

  @Test
  void twentyFramesInBatchesOfFive() {
    Job job = Orders.aJobOf("1-20", 5);

    assertThat(job.cutFrames(job.frames())).containsExactly(1, 2, 3, 4, 5);
    assertThat(job.cutFrames(job.frames())).containsExactly(6, 7, 8, 9, 10);
    assertThat(job.cutFrames(job.frames())).containsExactly(11, 12, 13, 14, 15);
    assertThat(job.hasUncutFrames()).isTrue();
    assertThat(job.cutFrames(job.frames())).containsExactly(16, 17, 18, 19, 20);
    assertThat(job.hasUncutFrames()).isFalse();
    assertThat(job.cutFrames(job.frames())).isEmpty();
  }

  @Test
  void aSliceBeyondTheEndIsEmpty() {
    FrameSet set = FrameSet.parse("1-5");

    assertThat(set.slice(5, 10)).isEmpty();
    assertThat(set.slice(99, 10)).isEmpty();
    assertThat(set.slice(3, Integer.MAX_VALUE)).containsExactly(4, 5);
  }

  private static List<Integer> frames(FrameSet set) {
    return set.slice(0, set.size());
  }

  private static List<Integer> numbers(String csv) {
    return Arrays.stream(csv.split(",")).map(Integer::valueOf).toList();
  }
}
