package farm.rendezvous.images;

import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Images that Blender 3.4.1 rendered of its default scene: those that the node's checks are tested
 * with.
 */
final class BlenderImages {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("rendezvous.root", ".."), "render-node-war/src/test/resources/images");

  private BlenderImages() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path image(String name) {
    return FOLDER.resolve(name);
  }

  static ImageFormat formatOf(Path image) {
    String name = image.getFileName().toString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "png" -> ImageFormat.PNG;
      case "jpg" -> ImageFormat.JPEG;
      case "tif" -> ImageFormat.TIFF;
      case "webp" -> ImageFormat.WEBP;
      case "exr" ->
          name.contains("multilayer") ? ImageFormat.OPEN_EXR_MULTILAYER : ImageFormat.OPEN_EXR;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
