package farm.rendezvous.node.checking;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes pixels by an ImageIO reader, taken as it is: a WAR's own readers are not found by
 * scanning, and those of others must not be.
 */
final class Decoder {

  private final ImageReaderSpi readers;

  private Decoder(ImageReaderSpi readers) {
    this.readers = readers;
  }

  /** The JDK's own. */
  static Decoder jpeg() {
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                spi ->
                    spi instanceof ImageReaderSpi readers
                        && readers.getClass().getModule().equals(ImageIO.class.getModule())
                        && readers.getPluginClassName().contains(".jpeg."),
                true);
    return new Decoder(found.next());
  }

  static Decoder webp() {
    return new Decoder(new WebPImageReaderSpi());
  }

  /** Keeps only the last line; the reader decodes all the lines before it to get there. */
  void check(Path file, ImageSize asked) throws BrokenImageException, IOException {
    AtomicReference<String> warned = new AtomicReference<>();
    ImageReader reader = readers.createReaderInstance();
    try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((source, warning) -> warned.compareAndSet(null, warning));
      asked.mustBe(reader.getWidth(0), reader.getHeight(0));
      ImageReadParam wanted = reader.getDefaultReadParam();
      wanted.setSourceRegion(new Rectangle(0, asked.height() - 1, asked.width(), 1));
      if (reader.canReadRaster()) {
        reader.readRaster(0, wanted);
      } else {
        reader.read(0, wanted);
      }
    } catch (IOException | RuntimeException e) {
      // the file was read to its end before: what fails here are the contents, not the disk
      boolean explained = e instanceof IOException && e.getMessage() != null;
      String reason = explained ? e.getMessage() : "its pixel data is damaged";
      throw new BrokenImageException("image cannot be decoded: " + reason, e);
    } finally {
      reader.dispose();
    }
    if (warned.get() != null) {
      throw new BrokenImageException("image cannot be decoded: " + warned.get());
    }
  }
}
