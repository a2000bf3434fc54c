package farm.rendezvous.node.checking;

import static farm.rendezvous.node.checking.BlenderImages.check;
import static farm.rendezvous.node.checking.BlenderImages.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What a killed Blender, a full disk or a bad cable makes of an image that was whole. */
class DamagedImageTest {

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("damaged-images");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property
  void anImageCutAnywhereIsRefused(
      @ForAll("images") Path image, @ForAll @DoubleRange(max = 1, maxIncluded = false) double where)
      throws IOException {
    byte[] bytes = Files.readAllBytes(image);

    isRefused(image, Arrays.copyOf(bytes, (int) (bytes.length * where)));
  }

  @Property
  void anImageThatLacksItsLastBytesIsRefused(
      @ForAll("images") Path image, @ForAll @IntRange(min = 1, max = 20) int lacking)
      throws IOException {
    byte[] bytes = Files.readAllBytes(image);

    isRefused(image, Arrays.copyOf(bytes, bytes.length - lacking));
  }

  @Property
  void aPngWithOneByteChangedAnywhereIsRefused(
      @ForAll("pngs") Path image,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double where,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    isRefused(image, withChange(image, where, change));
  }

  /** All bits: zlib has some that mean nothing, such as those that fill its last byte. */
  @Property
  void aZippedExrWithOneByteOfItsPixelsInvertedIsRefused(
      @ForAll("zippedExrs") Path image,
      @ForAll @DoubleRange(min = 0.5, max = 1, maxIncluded = false) double where)
      throws IOException {
    isRefused(image, withChange(image, where, 0xff));
  }

  @Property
  void anyDamageIsEitherRefusedOrLeavesAnImageOfTheRightSize(
      @ForAll("images") Path image,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double where,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    byte[] bytes = withChange(image, where, change);
    Path changed = Files.write(folder.resolve(image.getFileName()), bytes);
    try {
      assertThat(check(changed).bytes()).isEqualTo(bytes.length);
    } catch (BrokenImageException refused) {
      assertThat(refused).message().isNotBlank().doesNotContain("null");
    }
  }

  @Property
  void anExrWithAHoleOfZerosInItsLinesIsRefused(
      @ForAll("zippedExrs") Path image, @ForAll @DoubleRange(min = 0.5, max = 0.95) double where)
      throws IOException {
    byte[] bytes = Files.readAllBytes(image);
    Arrays.fill(bytes, (int) (bytes.length * where), bytes.length, (byte) 0);

    isRefused(image, bytes);
  }

  @Provide
  Arbitrary<Path> images() {
    return Arbitraries.of(BlenderImages.whole());
  }

  @Provide
  Arbitrary<Path> pngs() {
    return images().filter(image -> image.toString().endsWith(".png"));
  }

  @Provide
  Arbitrary<Path> zippedExrs() {
    return Arbitraries.of(
        image("exr-zip-rgb-32.exr"),
        image("exr-pxr24-rgb-16.exr"),
        image("multilayer-passes-zip-16.exr"));
  }

  private static byte[] withChange(Path image, double where, int change) throws IOException {
    byte[] bytes = Files.readAllBytes(image);
    bytes[(int) (bytes.length * where)] ^= (byte) change;
    return bytes;
  }

  private static void isRefused(Path image, byte[] bytes) throws IOException {
    Path changed = Files.write(folder.resolve(image.getFileName()), bytes);

    assertThatExceptionOfType(BrokenImageException.class).isThrownBy(() -> check(changed));
  }
}
