package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Json;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Submissions to be read, and the files that they name. */
abstract class Submissions {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void aFileToRender() throws IOException {
    BlendFiles.good(folder.resolve("demo.blend"));
  }

  final String upload() throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve("demo.blend"))) {
      return store().add(in).hex();
    }
  }

  final Draft read(@Nullable String body) {
    return new SubmissionReader(new JobDefaults(5, folder.toString(), "demo.blend"), inputs())
        .read(body);
  }

  /** One that names its frames. */
  final JobOrder order(@Nullable String body) {
    Draft draft = read(body);
    return draft.order(Objects.requireNonNull(draft.frames()));
  }

  final Inputs inputs() {
    return new Inputs(store(), new JobInputs(folder.resolve("store"), store()));
  }

  final FileStore store() {
    return new FileStore(folder.resolve("store"), 1 << 20, new SettableClock());
  }

  final List<FieldError> refusalOf(@Nullable String body) {
    return catchThrowableOfType(InvalidInputException.class, () -> read(body)).errors();
  }

  static String with(String field, String value) {
    return "{\"frames\":\"1-20\",\"" + field + "\":" + value + "}";
  }

  static String quoted(String text) {
    return Json.MAPPER.valueToTree(Map.of("text", text)).get("text").toString();
  }
}
