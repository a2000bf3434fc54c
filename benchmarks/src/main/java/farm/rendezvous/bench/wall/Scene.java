package farm.rendezvous.bench.wall;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is rendered.
 *
 * @param file that the farm knows by its name
 * @param frames 1 to this one
 */
record Scene(Path file, int frames) {

  String name() {
    return fileName().replace(".blend", "");
  }

  String fileName() {
    return String.valueOf(file.getFileName());
  }

  List<Integer> numbers() {
    return IntStream.rangeClosed(1, frames).boxed().toList();
  }
}
