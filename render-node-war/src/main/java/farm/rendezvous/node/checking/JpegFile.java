package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads a JPEG (ITU-T T.81): its markers from SOI to EOI at the end of the file, then all of its
 * pixels by the JDK. The pixels carry no checksum: a changed byte may pass as another picture.
 */
final class JpegFile {

  private static final int SOI = 0xffd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int LAST_RESTART = 0xd7;
  private static final int FIRST_RESTART = 0xd0;

  private JpegFile() {}

  static void check(ImageBytes in, Path file, ImageSize asked)
      throws BrokenImageException, IOException {
    in.expect(ByteOrder.BIG_ENDIAN, "no end-of-image marker");
    if (in.length() < 3 || in.u16() != SOI) {
      throw new BrokenImageException("not a JPEG file");
    }
    boolean sized = false;
    boolean scanned = false;
    int marker = marker(in);
    while (marker != EOI) {
      int length = in.u16() - 2;
      if (isFrame(marker) && length > 5) {
        in.skip(1);
        int height = in.u16();
        asked.mustBe(in.u16(), height);
        in.skip(length - 5L);
        sized = true;
      } else if (length >= 0) {
        in.skip(length);
      } else {
        throw damaged();
      }
      scanned |= marker == SOS;
      marker = marker == SOS ? markerAfterScan(in) : marker(in);
    }
    in.mustEndHere();
    if (!sized || !scanned) {
      throw damaged();
    }
    Decoder.jpeg().check(file, asked);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static int marker(ImageBytes in) throws BrokenImageException, IOException {
    if (in.u8() != 0xff) {
      throw damaged();
    }
    int marker = in.u8();
    while (marker == 0xff) {
      marker = in.u8();
    }
    return marker;
  }

  private static int markerAfterScan(ImageBytes in) throws BrokenImageException, IOException {
    while (true) {
      if (in.u8() == 0xff) {
        int marker = in.u8();
        boolean inScan = marker == 0 || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
        if (!inScan) {
          return marker;
        }
      }
    }
  }

  private static BrokenImageException damaged() {
    return new BrokenImageException("JPEG markers are damaged");
  }
}
