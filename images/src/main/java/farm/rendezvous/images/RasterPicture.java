package farm.rendezvous.images;

import farm.rendezvous.messages.ImageFormat;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** A PNG, JPEG, TIFF or WebP, read by ImageIO. */
final class RasterPicture {

  private RasterPicture() {}

  static BufferedImage shrink(Path file, ImageFormat format, int longestSide) throws IOException {
    ImageReader reader =
        switch (format) {
          case PNG -> Codecs.reader("png");
          case JPEG -> Codecs.reader("jpeg");
          case TIFF -> Codecs.reader("tiff");
          case WEBP -> Codecs.webp();
          case OPEN_EXR, OPEN_EXR_MULTILAYER -> throw new IllegalArgumentException(format.name());
        };
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      boolean inOnePiece = format == ImageFormat.TIFF || format == ImageFormat.WEBP;
      if (inOnePiece) {
        mustFit(reader);
      }
      ImageReadParam wanted = reader.getDefaultReadParam();
      int every = Shrinker.every(reader.getWidth(0), reader.getHeight(0), longestSide);
      wanted.setSourceSubsampling(every, every, 0, 0);
      return shrink(reader.read(0, wanted), longestSide);
    } catch (RuntimeException e) {
      throw new UnreadablePictureException("its pixels cannot be read", e);
    } finally {
      reader.dispose();
    }
  }

  /** These decoders want all pixels in memory at once, and no frame is worth the server. */
  private static void mustFit(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    long needed = 2 * pixels * reader.getRawImageType(0).getColorModel().getPixelSize() / 8;
    Runtime java = Runtime.getRuntime();
    long room = java.maxMemory() - java.totalMemory() + java.freeMemory();
    if (needed > room / 2) {
      throw new UnreadablePictureException(
          "it takes %,d MiB to read, and there is no room for that".formatted(needed >> 20));
    }
  }

  private static BufferedImage shrink(BufferedImage image, int longestSide) {
    Raster raster = image.getRaster();
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    float brightest = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    boolean multiplied = image.isAlphaPremultiplied();
    Shrinker shrinker = new Shrinker(width, raster.getHeight(), longestSide);
    int[] line = new int[width * bands];
    float[] rgb = new float[width * 3];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, line);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        float alpha = bands % 2 == 0 ? line[at + bands - 1] / brightest : 1;
        float scale = (multiplied ? 1 : alpha) / brightest;
        for (int band = 0; band < 3; band++) {
          rgb[x * 3 + band] = line[at + (bands < 3 ? 0 : band)] * scale;
        }
      }
      shrinker.line(y, rgb);
    }
    return shrinker.image();
  }
}
