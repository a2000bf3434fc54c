package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are taken, from the blend folder and uploaded. */
final class SubmissionFilesTest extends Submissions {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd | leads out of blend/files",
        "/etc/passwd      | is an absolute path",
        "missing.blend    | is not there",
        "text.blend       | is no .blend file",
        "empty.blend      | is empty",
        "folder.blend     | is no file",
      })
  void saysWhyTheFileIsWrong(String path, String complaint) throws IOException {
    Files.writeString(folder.resolve("text.blend"), "this is not a blend file");
    Files.createFile(folder.resolve("empty.blend"));
    Files.createDirectory(folder.resolve("folder.blend"));

    assertThat(refusalOf(with("file", quoted(path))))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("file");
              assertThat(error.detail()).contains(path).contains(complaint);
            });
  }

  @Test
  void doesNotFollowALinkToThePasswords() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("passwd.blend"), Path.of("/etc/passwd"));
    try {
      assertThat(refusalOf(with("file", "\"passwd.blend\"")))
          .containsExactly(
              new FieldError("file", "'passwd.blend' is a link that leads out of blend/files"));
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void saysSoIfTheDefaultFileIsNotThere() throws IOException {
    Files.delete(folder.resolve("demo.blend"));

    assertThat(refusalOf("{\"from\":1,\"to\":2}"))
        .containsExactly(
            new FieldError("file", "'demo.blend' is not there: put it below blend/files"));
  }

  @Test
  void takesUploadedFilesAndTheOneThatIsRendered() throws Exception {
    String blend = upload();

    JobOrder order =
        order(
            "{\"frames\":\"1\",\"files\":{\"shots/a.blend\":\"%s\",\"tex/b.png\":\"%s\"}}"
                .formatted(blend, blend));

    assertThat(order.settings().file()).isEqualTo("shots/a.blend");
    assertThat(order.settings().savedBy()).isEqualTo("3.4");
    assertThat(order.files()).containsOnlyKeys("shots/a.blend", "tex/b.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'../a.blend':'HASH'} | files | has '..' in its path",
        "{'/a.blend':'HASH'} | files | is an absolute path",
        "{'a.blend':'12'} | files | needs the SHA-256",
        "{'a.blend':'HASH','b.png':'NONE'} | files | is not here yet",
        "{'a.blend':'HASH','a.blend/b.png':'HASH'} | files | and the folder of",
        "{'a.blend':'HASH','b.blend':'HASH'} | file | say which of the files",
        "{'a.png':'HASH'} | file | say which of the files",
        "['a.blend'] | files | must be an object of texts",
      })
  void refusesUploadedFilesThatAreUnfit(String files, String field, String why) throws Exception {
    String body =
        ("{'frames':'1','files':" + files + "}")
            .replace('\'', '"')
            .replace("HASH", upload())
            .replace("NONE", "ab".repeat(32));

    assertThat(refusalOf(body))
        .anySatisfy(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.detail()).contains(why);
            });
  }
}
