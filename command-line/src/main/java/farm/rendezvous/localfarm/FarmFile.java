package farm.rendezvous.localfarm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * {@code farm.json}: replaced as a whole, so that a reader never sees half of it.
 *
 * @param home of the farm
 */
record FarmFile(Path home) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT);

  Path path() {
    return home.resolve("farm.json");
  }

  Optional<FarmRecord> read() {
    if (!Files.exists(path())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(path().toFile(), FarmRecord.class));
    } catch (IOException e) {
      throw new FarmTrouble(path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  void write(FarmRecord farm) {
    try {
      Path fresh = home.resolve("farm.json.new");
      JSON.writeValue(fresh.toFile(), farm);
      Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path(), e);
    }
  }
}
