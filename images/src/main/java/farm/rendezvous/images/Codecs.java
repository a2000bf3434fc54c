package farm.rendezvous.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * ImageIO's readers and writers, taken as they are: a WAR's own are not found by scanning, and
 * those of others must not be.
 */
final class Codecs {

  private Codecs() {}

  static ImageReader webp() throws IOException {
    return new WebPImageReaderSpi().createReaderInstance();
  }

  /** The JDK's own reader of png, jpeg or tiff. */
  static ImageReader reader(String format) throws IOException {
    return own(ImageReaderSpi.class, format).createReaderInstance();
  }

  /** The JDK's own writer of png or jpeg. */
  static ImageWriter writer(String format) throws IOException {
    return own(ImageWriterSpi.class, format).createWriterInstance();
  }

  private static <T extends ImageReaderWriterSpi> T own(Class<T> kind, String format) {
    Iterator<T> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                kind,
                spi ->
                    spi instanceof ImageReaderWriterSpi one
                        && one.getClass().getModule().equals(ImageIO.class.getModule())
                        && one.getPluginClassName().contains("." + format + "."),
                true);
    return found.next();
  }
}
