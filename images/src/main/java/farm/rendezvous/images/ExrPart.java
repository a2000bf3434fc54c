package farm.rendezvous.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of an OpenEXR file: how its lines are stored.
 *
 * @param name of the part; empty in a file of one part
 * @param compression the number in the file, see {@link ExrCompression}
 * @param top the number of the first line
 */
record ExrPart(
    String name, List<ExrChannel> channels, int compression, int width, int height, int top) {

  private static final int LONGEST_NAME = 1 << 10;

  /** Far more than Blender can be told to render, and little enough to count with. */
  private static final int LARGEST_SIDE = 1 << 20;

  /** Reads a header. */
  static ExrPart read(ExrInput in) throws IOException {
    String name = "";
    List<ExrChannel> channels = List.of();
    int compression = -1;
    int width = 0;
    int height = 0;
    int top = 0;
    for (String attribute = in.text(); !attribute.isEmpty(); attribute = in.text()) {
      in.text(); // its type: an attribute of these names has no other
      int size = in.i32();
      if (size < 0) {
        throw damaged();
      }
      switch (attribute) {
        case "channels" -> channels = channels(in);
        case "compression" -> compression = in.u8();
        case "name" -> name = in.text(Math.min(size, LONGEST_NAME));
        case "dataWindow" -> {
          int left = in.i32();
          top = in.i32();
          width = side(left, in.i32());
          height = side(top, in.i32());
        }
        default -> in.skip(size);
      }
    }
    if (channels.isEmpty() || compression < 0 || height == 0) {
      throw damaged();
    }
    return new ExrPart(name, channels, compression, width, height, top);
  }

  private static List<ExrChannel> channels(ExrInput in) throws IOException {
    List<ExrChannel> channels = new ArrayList<>();
    for (String name = in.text(); !name.isEmpty(); name = in.text()) {
      int type = in.i32();
      in.skip(4); // whether values are linear to the eye, and padding
      if (type < ExrChannel.UINT || type > ExrChannel.FLOAT || in.i32() != 1 || in.i32() != 1) {
        throw damaged();
      }
      channels.add(new ExrChannel(name, type));
    }
    return List.copyOf(channels);
  }

  private static int side(int first, int last) throws UnreadablePictureException {
    long side = (long) last - first + 1;
    if (side < 1 || side > LARGEST_SIDE) {
      throw damaged();
    }
    return (int) side;
  }

  /** The size of one line, not compressed. */
  long lineBytes() {
    return channels.stream().mapToLong(ExrChannel::bytes).sum() * width;
  }

  /** The layer of a channel, with the name of the part where the channels have only colours. */
  String layer(ExrChannel channel) {
    return channel.layer().isEmpty() ? name : channel.layer();
  }

  static UnreadablePictureException damaged() {
    return new UnreadablePictureException("its OpenEXR header is damaged");
  }
}
