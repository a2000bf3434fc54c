package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a contact sheet is made of. */
final class SheetTest {

  @Property
  void asManyAreChosenAsThereIsRoomForAndAboutEquallyFarApart(
      @ForAll @IntRange(min = 1, max = 5_000) int finished,
      @ForAll @IntRange(min = 1, max = 400) int cells) {
    List<Long> chosen =
        LongStream.range(0, finished)
            .filter(place -> SheetLayout.isChosen(place, finished, cells))
            .boxed()
            .toList();

    assertThat(chosen).hasSize(Math.min(finished, cells)).startsWith(0L);
    double step = (double) finished / chosen.size();
    for (int i = 1; i < chosen.size(); i++) {
      assertThat(chosen.get(i) - chosen.get(i - 1)).isBetween((long) step, (long) step + 1);
    }
  }

  @Test
  void cellsDoNotMeet() {
    SheetLayout layout = SheetLayout.of(10, 4, 640, 360);

    assertThat(layout.rows()).isEqualTo(3);
    assertThat(layout.pictureWidth()).isEqualTo(160);
    assertThat(layout.pictureHeight()).isEqualTo(90);
    assertThat(layout.left(1)).isGreaterThan(layout.left(0) + layout.pictureWidth());
    assertThat(layout.labelTop() + Digits.HEIGHT).isLessThanOrEqualTo(layout.rowHeight());
    assertThat(layout.left(3) + layout.pictureWidth()).isLessThan(layout.width());
  }

  @Test
  void aSheetIsAboutAsWideAsHighIfNobodySaysOtherwise() {
    assertThat(SheetLayout.of(100, 0, 640, 360).columns()).isEqualTo(10);
    assertThat(SheetLayout.of(3, 20, 640, 360).columns()).as("no empty columns").isEqualTo(3);
  }

  @Test
  void aPngIsReadAsItWasWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngWriter png = new PngWriter(out, 3, 4);
    png.lines(new int[] {0xff0000, 0x00ff00, 0x0000ff, 1, 2, 3}, 3);
    png.lines(IntStream.range(100, 106).toArray(), 3);
    png.finish();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));

    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getHeight()).isEqualTo(4);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xff00ff00);
    assertThat(image.getRGB(2, 1)).isEqualTo(0xff000003);
    assertThat(image.getRGB(0, 3)).isEqualTo(0xff000000 | 103);
  }

  @Test
  void aNumberIsDrawnAsPeopleWriteIt() {
    List<String> lines = new ArrayList<>();
    char[][] dots = new char[Digits.HEIGHT][Digits.width(-17)];
    for (char[] line : dots) {
      Arrays.fill(line, '.');
    }
    Digits.draw(-17, (x, y) -> dots[y][x] = '#');
    for (char[] line : dots) {
      lines.add(new String(line));
    }

    assertThat(lines)
        .containsExactly(
            "........#...#####",
            ".......##.......#",
            "........#......#.",
            "#####...#.....#..",
            "........#....#...",
            "........#....#...",
            ".......###...#...");
  }
}
