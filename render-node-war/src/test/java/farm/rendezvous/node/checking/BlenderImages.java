package farm.rendezvous.node.checking;

import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Images that Blender 3.4.1 rendered of its default scene, whole ones and what a full disk left.
 */
final class BlenderImages {

  static final int WIDTH = 64;
  static final int HEIGHT = 36;

  private static final Path FOLDER = folder();

  private BlenderImages() {}

  static List<Path> whole() {
    return filesIn(FOLDER);
  }

  static List<Path> leftByAFullDisk() {
    return filesIn(FOLDER.resolve("broken"));
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

  static ImageSize sizeOf(Path image) {
    String name = image.getFileName().toString();
    if (name.contains("odd-size")) {
      return new ImageSize(61, 37);
    }
    return name.contains("crop")
        ? new ImageSize(WIDTH / 2, HEIGHT / 2)
        : new ImageSize(WIDTH, HEIGHT);
  }

  static CheckedImage check(Path image) throws BrokenImageException, IOException {
    ImageSize size = sizeOf(image);
    return ImageCheck.check(image, formatOf(image), size.width(), size.height());
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(BlenderImages.class.getResource("/images").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
