package farm.rendezvous.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of these images show the same: a grey cube on a darker grey. */
class ThumbnailTest {

  @TempDir private Path folder;

  static Stream<Path> readable() {
    return BlenderImages.all().stream()
        .filter(image -> !image.toString().contains("b44") && !image.toString().contains("dwa"));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void everyFormatThatBlenderWritesIsMadeSmall(Path image) throws Exception {
    BufferedImage small = thumbnail(image);

    assertThat(small.getWidth()).isBetween(32, 64);
    assertThat(small.getHeight()).isBetween(18, 37);
    assertThat(mean(small)).as("neither black nor white").isBetween(20.0, 235.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none-rgb-16",
        "rle-rgb-16",
        "zips-rgb-16",
        "piz-rgb-16",
        "pxr24-rgb-16",
        "none-rgb-32",
        "rle-rgb-32",
        "zips-rgb-32",
        "zip-rgb-32",
        "piz-rgb-32",
        "pxr24-rgb-32"
      })
  void everyCompressionOfOpenExrShowsTheSamePicture(String name) throws Exception {
    assertSame(
        BlenderImages.image("exr-" + name + ".exr"), BlenderImages.image("exr-zip-rgb-16.exr"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"piz-16", "pxr24-16", "rle-16", "zips-16", "zip-32"})
  void everyCompressionOfAMultilayerFileShowsTheSameLayer(String name) throws Exception {
    assertSame(
        BlenderImages.image("multilayer-passes-" + name + ".exr"),
        BlenderImages.image("multilayer-passes-zip-16.exr"));
  }

  @ParameterizedTest
  @CsvSource({
    "multilayer-passes-zip-16.exr, exr-zip-rgb-16.exr",
    "png-rgb-16.png, png-rgb-8.png",
    "tiff-lzw-rgb-16.tif, png-rgb-8.png",
    "tiff-deflate-rgb-8.tif, png-rgb-8.png",
    "webp-rgb-100.webp, png-rgb-8.png",
    "jpeg-rgb-100.jpg, png-rgb-8.png"
  })
  void oneFormatShowsWhatAnotherShows(String one, String other) throws Exception {
    assertSame(BlenderImages.image(one), BlenderImages.image(other));
  }

  @ParameterizedTest
  @CsvSource({
    "exr-zip-rgb-16.exr, ''",
    "multilayer-passes-zip-16.exr, ViewLayer.Combined",
    "multilayer-combined-only.exr, ViewLayer.Combined"
  })
  void theCombinedLayerIsFound(String name, String layer) throws Exception {
    assertThat(ExrPicture.combinedLayer(BlenderImages.image(name))).isEqualTo(layer);
  }

  @Test
  void aLargeImageIsAsWideAsAThumbnailMayBe() throws Exception {
    Path image = folder.resolve("large.png");
    ImageIO.write(new BufferedImage(3001, 1200, BufferedImage.TYPE_INT_RGB), "png", image.toFile());

    BufferedImage small = thumbnail(image);

    assertThat(small.getWidth()).isEqualTo(320);
    assertThat(small.getHeight()).isEqualTo(128);
  }

  @Test
  void aThumbnailOfAnImageThatWasReplacedIsNotFresh() throws Exception {
    Path image = Files.copy(BlenderImages.image("png-rgb-8.png"), folder.resolve("a.png"));
    Path place = Thumbnail.place(folder, 7);
    assertThat(Thumbnail.isFresh(image, place)).isFalse();

    Thumbnail.make(image, ImageFormat.PNG, place);
    assertThat(Thumbnail.isFresh(image, place)).isTrue();

    Files.setLastModifiedTime(image, FileTime.fromMillis(1_000));
    assertThat(Thumbnail.isFresh(image, place)).isFalse();
  }

  @Test
  void nothingButTheThumbnailIsLeft() throws Exception {
    Path place = Thumbnail.place(folder, -7);
    Thumbnail.make(BlenderImages.image("png-rgb-8.png"), ImageFormat.PNG, place);

    assertThat(place.getFileName().toString()).isEqualTo("-0007.jpg");
    try (Stream<Path> files = Files.list(folder.resolve(".thumbnails"))) {
      assertThat(files).containsExactly(place);
    }
  }

  static List<Path> cutOff() {
    return Stream.of(
            "png-rgb-8.png", "tiff-lzw-rgb-16.tif", "exr-zip-rgb-16.exr", "exr-piz-rgb-16.exr")
        .map(BlenderImages::image)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cutOff")
  void whatCannotBeReadIsRefusedAndLeavesNothing(Path whole) throws Exception {
    Path image = folder.resolve(whole.getFileName());
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(image, Arrays.copyOf(bytes, bytes.length / 3));
    Path place = Thumbnail.place(folder, 1);

    assertThatThrownBy(() -> Thumbnail.make(image, BlenderImages.formatOf(image), place))
        .isInstanceOf(IOException.class);

    assertThat(place).doesNotExist();
  }

  private BufferedImage thumbnail(Path image) throws IOException {
    Path place = Thumbnail.place(folder, 1);
    Thumbnail.make(image, BlenderImages.formatOf(image), place);
    return ImageIO.read(place.toFile());
  }

  private void assertSame(Path one, Path other) throws IOException {
    BufferedImage a = thumbnail(one);
    BufferedImage b = thumbnail(other);
    double difference = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        difference += Math.abs((a.getRGB(x, y) >> 8 & 0xff) - (b.getRGB(x, y) >> 8 & 0xff));
      }
    }
    assertThat(difference / a.getWidth() / a.getHeight()).isLessThan(3);
  }

  private static double mean(BufferedImage image) {
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        sum += image.getRGB(x, y) >> 8 & 0xff;
      }
    }
    return sum / image.getWidth() / image.getHeight();
  }
}
