package farm.rendezvous.images;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one layer of an OpenEXR file that make a picture.
 *
 * @param part the number of the part that holds it
 * @param name such as {@code ViewLayer.Combined}; empty in a plain file
 * @param red its place among the channels of the part; the same as green and blue in a grey picture
 */
record ExrLayer(int part, String name, int red, int green, int blue) {

  /** A plain picture first, then what Blender calls Combined, then whatever has colours. */
  private static final Comparator<ExrLayer> AS_A_USER_EXPECTS =
      Comparator.comparing((ExrLayer layer) -> !layer.name.isEmpty())
          .thenComparing(layer -> !layer.name.contains("Combined"));

  /** The one that shows the frame; empty if no layer has colours. */
  static Optional<ExrLayer> combined(List<ExrPart> parts) {
    Map<String, ExrLayer> layers = new LinkedHashMap<>();
    for (int number = 0; number < parts.size(); number++) {
      ExrPart part = parts.get(number);
      for (ExrChannel channel : part.channels()) {
        String name = part.layer(channel);
        ExrLayer found = of(number, part, channel.layer(), name);
        if (found != null) {
          layers.putIfAbsent(name, found);
        }
      }
    }
    return layers.values().stream().min(AS_A_USER_EXPECTS);
  }

  private static @Nullable ExrLayer of(int number, ExrPart part, String prefix, String name) {
    int red = find(part, prefix, "R");
    int green = find(part, prefix, "G");
    int blue = find(part, prefix, "B");
    if (red >= 0 && green >= 0 && blue >= 0) {
      return new ExrLayer(number, name, red, green, blue);
    }
    int grey = Math.max(find(part, prefix, "Y"), find(part, prefix, "V"));
    return grey < 0 ? null : new ExrLayer(number, name, grey, grey, grey);
  }

  private static int find(ExrPart part, String prefix, String colour) {
    List<ExrChannel> channels = part.channels();
    for (int i = 0; i < channels.size(); i++) {
      ExrChannel channel = channels.get(i);
      if (channel.layer().equals(prefix) && channel.colour().equals(colour)) {
        return i;
      }
    }
    return -1;
  }
}
