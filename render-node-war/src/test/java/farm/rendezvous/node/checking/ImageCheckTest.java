package farm.rendezvous.node.checking;

import static farm.rendezvous.node.checking.BlenderImages.HEIGHT;
import static farm.rendezvous.node.checking.BlenderImages.WIDTH;
import static farm.rendezvous.node.checking.BlenderImages.check;
import static farm.rendezvous.node.checking.BlenderImages.formatOf;
import static farm.rendezvous.node.checking.BlenderImages.image;
import static farm.rendezvous.node.checking.BlenderImages.sizeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageCheckTest {

  @TempDir private Path folder;

  static List<Path> whole() {
    return BlenderImages.whole();
  }

  static List<Path> leftByAFullDisk() {
    return BlenderImages.leftByAFullDisk();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void acceptsWhatBlenderWrites(Path image) throws Exception {
    byte[] bytes = Files.readAllBytes(image);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    ImageSize size = sizeOf(image);

    assertThat(check(image))
        .isEqualTo(
            new CheckedImage(
                size.width(), size.height(), bytes.length, HexFormat.of().formatHex(hash)));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void takesTheSizeFromTheImageWhereNobodyAsked(Path image) throws Exception {
    assertThat(ImageCheck.check(image, formatOf(image))).isEqualTo(check(image));
  }

  @ParameterizedTest
  @MethodSource("leftByAFullDisk")
  void refusesWhatAFullDiskLeftOfWhateverSize(Path image) {
    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(image, formatOf(image)));
  }

  @Test
  void refusesASizeThatIsNone() throws IOException {
    Path original = image("png-rgb-8.png");
    byte[] bytes = Files.readAllBytes(original);
    Arrays.fill(bytes, 16, 20, (byte) 0); // the width
    CRC32 sum = new CRC32();
    sum.update(bytes, 12, 17);
    ByteBuffer.wrap(bytes).putInt(29, (int) sum.getValue());
    Path changed = changed(original, bytes);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(changed, ImageFormat.PNG))
        .withMessage("no image is 0x36");
  }

  @ParameterizedTest
  @MethodSource("leftByAFullDisk")
  void refusesWhatBlenderLeavesOnAFullDisk(Path image) throws IOException {
    String reason =
        Files.size(image) == 0 ? "image is empty \\(0 bytes\\)" : ".*(cut off|not finished).*";

    refused(image).withMessageMatching(reason);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesBytesAfterTheEnd(Path image) throws IOException {
    byte[] bytes = Files.readAllBytes(image);

    refused(changed(image, Arrays.copyOf(bytes, bytes.length + 1)))
        .withMessage("image has 1 bytes after its end");
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesTheSameFileTwiceInOne(Path image) throws IOException {
    byte[] bytes = Files.readAllBytes(image);
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);

    refused(changed(image, twice)).withMessageEndingWith("bytes after its end");
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesAFileOfZerosInFullLength(Path image) throws IOException {
    refused(changed(image, new byte[(int) Files.size(image)])).withMessageStartingWith("not a");
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesAnEmptyFile(Path image) throws IOException {
    refused(changed(image, new byte[0])).withMessage("image is empty (0 bytes)");
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesSwappedDimensions(Path image) {
    ImageSize size = sizeOf(image);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(image, formatOf(image), size.height(), size.width()))
        .withMessage(
            "image is %dx%d where %dx%d was asked for",
            size.width(), size.height(), size.height(), size.width());
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesEveryOtherFormatUnderThisName(Path image) {
    ImageSize size = sizeOf(image);
    for (ImageFormat format : ImageFormat.values()) {
      if (format != formatOf(image)) {
        assertThatExceptionOfType(BrokenImageException.class)
            .as(format.name())
            .isThrownBy(() -> ImageCheck.check(image, format, size.width(), size.height()))
            .withMessageMatching("not an? .* file|image is a .* OpenEXR where a .* was asked for");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          png-rgb-8.png        | PNG                 | not a PNG file
          jpeg-rgb.jpg         | JPEG                | not a JPEG file
          tiff-lzw-rgb-8.tif   | TIFF                | not a TIFF file
          webp-rgb-75.webp     | WEBP                | not a WebP file
          exr-zip-rgb-16.exr   | OPEN_EXR            | not an OpenEXR file
          exr-zip-rgb-16.exr   | OPEN_EXR_MULTILAYER | not an OpenEXR file
          """)
  void refusesATinyFile(String name, ImageFormat format, String reason) throws IOException {
    byte[] start = Files.readAllBytes(image(name));
    Path tiny = folder.resolve(name);
    Files.write(tiny, new byte[] {(byte) ~start[0]});

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(tiny, format, WIDTH, HEIGHT))
        .withMessage(reason);
  }

  @Test
  void tellsHowFarACutOffImageGoes() throws IOException {
    Path original = image("png-rgba-16.png");
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(original), 1_234);

    refused(changed(original, bytes))
        .withMessage("image is cut off: 1,234 bytes and no IEND chunk");
  }

  @Test
  void refusesAnExrWhoseLineTableWasNeverWritten() throws IOException {
    Path original = image("exr-zip-rgb-16.exr");
    byte[] bytes = Files.readAllBytes(original);
    Arrays.fill(bytes, 686, 686 + Long.BYTES, (byte) 0); // where the table begins in this very file

    refused(changed(original, bytes))
        .withMessage("OpenEXR file was not finished: its line table has gaps");
  }

  @Test
  void doesNotFollowASymbolicLink() throws IOException {
    Path link = folder.resolve("png-link.png");
    Files.createSymbolicLink(link, image("png-rgb-8.png"));

    refused(link).withMessage("image is a symbolic link where a file was expected");
  }

  @Test
  void refusesAFolder() throws IOException {
    refused(Files.createDirectory(folder.resolve("png-folder.png")))
        .withMessage("image is a folder where a file was expected");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void doesNotWaitForAPipe() throws Exception {
    Path pipe = folder.resolve("png-pipe.png");
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();

    refused(pipe).withMessage("image is a device or pipe where a file was expected");
  }

  @Test
  void saysThatAMissingFileIsMissingAndNotBroken() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> check(folder.resolve("png-missing.png")));
  }

  private Path changed(Path original, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(original.getFileName().toString()), bytes);
  }

  private static ThrowableAssertAlternative<BrokenImageException> refused(Path image) {
    return assertThatExceptionOfType(BrokenImageException.class).isThrownBy(() -> check(image));
  }
}
