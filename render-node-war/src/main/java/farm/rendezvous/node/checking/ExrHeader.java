package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of one part of an OpenEXR file that tell how its lines are stored. */
final class ExrHeader {

  private static final int LONGEST_NAME = 255;
  private static final int WINDOW_BYTES = 16;

  private final List<ExrChannel> channels = new ArrayList<>();
  private @Nullable ExrCompression compression;
  private String name = "";
  private int width;
  private int height;
  private int top;
  private boolean displayed;

  private ExrHeader() {}

  static ExrHeader read(ImageBytes in, ImageSize asked) throws BrokenImageException, IOException {
    ExrHeader header = new ExrHeader();
    for (String attribute = text(in); !attribute.isEmpty(); attribute = text(in)) {
      String type = text(in);
      long size = in.i32();
      if (size < 0 || size > in.left()) {
        throw in.cutOff();
      }
      long end = in.position() + size;
      header.take(in, attribute + ":" + type, size, asked);
      if (in.position() != end) {
        throw damaged();
      }
    }
    if (header.compression == null
        || header.channels.isEmpty()
        || header.height == 0
        || !header.displayed) {
      throw damaged();
    }
    return header;
  }

  private void take(ImageBytes in, String attribute, long size, ImageSize asked)
      throws BrokenImageException, IOException {
    switch (attribute) {
      case "channels:chlist" -> readChannels(in);
      case "compression:compression" -> compression = ExrCompression.of(in.u8());
      case "displayWindow:box2i" -> {
        window(in, size, asked);
        displayed = true;
      }
      case "dataWindow:box2i" -> {
        top = window(in, size, asked);
        width = asked.width();
        height = asked.height();
      }
      case "name:string" ->
          name = new String(in.bytes((int) Math.min(size, LONGEST_NAME)), StandardCharsets.UTF_8);
      default -> in.skip(size);
    }
  }

  private void readChannels(ImageBytes in) throws BrokenImageException, IOException {
    for (String channel = text(in); !channel.isEmpty(); channel = text(in)) {
      channels.add(ExrChannel.read(channel, in));
    }
  }

  /** Blender writes both windows in the size of the image. Returns the number of the first line. */
  private static int window(ImageBytes in, long size, ImageSize asked)
      throws BrokenImageException, IOException {
    if (size != WINDOW_BYTES) {
      throw damaged();
    }
    long left = in.i32();
    int top = in.i32();
    asked.mustBe(in.i32() - left + 1, (long) in.i32() - top + 1);
    return top;
  }

  ExrCompression compression() {
    if (compression == null) {
      throw new IllegalStateException("a header without compression is refused when read");
    }
    return compression;
  }

  List<ExrChannel> channels() {
    return channels;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int top() {
    return top;
  }

  int chunks() {
    return (height + compression().lines() - 1) / compression().lines();
  }

  /** The size of that many lines, not compressed. */
  long bytes(int lines) {
    return channels.stream().mapToLong(ExrChannel::bytes).sum() * width * lines;
  }

  /** The size of that many lines as PXR24 hands them to zlib. */
  long pxr24Bytes(int lines) {
    return channels.stream().mapToLong(ExrChannel::pxr24Bytes).sum() * width * lines;
  }

  /** In a file of several parts the part may carry the name Layer.Pass. */
  boolean hasLayers() {
    return name.contains(".") || channels.stream().anyMatch(ExrChannel::isOfLayer);
  }

  private static String text(ImageBytes in) throws BrokenImageException, IOException {
    StringBuilder text = new StringBuilder();
    for (int letter = in.u8(); letter != 0; letter = in.u8()) {
      if (text.append((char) letter).length() > LONGEST_NAME) {
        throw damaged();
      }
    }
    return text.toString();
  }

  static BrokenImageException damaged() {
    return new BrokenImageException("OpenEXR header is damaged");
  }
}
