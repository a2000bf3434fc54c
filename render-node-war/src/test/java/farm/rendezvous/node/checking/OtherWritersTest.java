package farm.rendezvous.node.checking;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Later versions of Blender may use more of a format than 3.4 does: the JDK's writers stand in. */
class OtherWritersTest {

  @Property(tries = 300)
  void anInterlacedPngOfAnySizeIsWhole(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll("kinds") int kind)
      throws Exception {
    isWhole(noise(width, height, kind), ImageFormat.PNG, true, "");
  }

  @Property(tries = 100)
  void aProgressiveJpegOfAnySizeIsWhole(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height)
      throws Exception {
    isWhole(noise(width, height, BufferedImage.TYPE_INT_RGB), ImageFormat.JPEG, true, "");
  }

  @Property(tries = 300)
  void aTiffOfManyStripsIsWhole(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 100) int height,
      @ForAll("tiffCompressions") String compression)
      throws Exception {
    isWhole(noise(width, height, BufferedImage.TYPE_INT_RGB), ImageFormat.TIFF, false, compression);
  }

  @Example
  void aTiffWhoseLastCodeIsNotWidenedIsWhole() throws Exception {
    isWhole(noise(103, 79, BufferedImage.TYPE_INT_RGB), ImageFormat.TIFF, false, "LZW");
  }

  @Provide
  Arbitrary<Integer> kinds() {
    return Arbitraries.of(
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_USHORT_GRAY);
  }

  @Provide
  Arbitrary<String> tiffCompressions() {
    return Arbitraries.of("", "LZW", "ZLib", "Deflate", "PackBits");
  }

  private static BufferedImage noise(int width, int height, int kind) {
    BufferedImage image = new BufferedImage(width, height, kind);
    Random random = new Random(width * 31L + height);
    for (int pixel = 0; pixel < width * height; pixel++) {
      boolean noisy = random.nextInt(4) > 0;
      image.setRGB(pixel % width, pixel / width, noisy ? random.nextInt() : 0xffffffff);
    }
    return image;
  }

  private static void isWhole(
      BufferedImage image, ImageFormat format, boolean progressive, String compression)
      throws Exception {
    Path file = Files.createTempFile("written", "." + format.extension());
    try {
      write(image, file, format, progressive, compression);
      CheckedImage checked = ImageCheck.check(file, format, image.getWidth(), image.getHeight());
      assertThat(checked.bytes()).isEqualTo(Files.size(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void write(
      BufferedImage image, Path file, ImageFormat format, boolean progressive, String compression)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    if (!compression.isEmpty()) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
    }
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
