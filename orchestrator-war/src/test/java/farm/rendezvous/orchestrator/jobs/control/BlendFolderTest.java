package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlendFolderTest {

  private static final String LONG_NAME = "n".repeat(245) + ".blend";

  @TempDir private Path temp = Path.of("");
  private Path files = Path.of("");
  private BlendFolder folder = new BlendFolder(files);

  @BeforeEach
  void aFolderAndASecretBesideIt() throws IOException {
    files = Files.createDirectories(temp.resolve("blend/files"));
    folder = new BlendFolder(files);
    BlendFiles.good(files.resolve("demo.blend"));
    BlendFiles.good(temp.resolve("secret.blend"));
  }

  /** JUnit warns of links that lead out of what it is about to delete. */
  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void findsAFile() {
    assertThat(folder.find("demo.blend")).isEqualTo(new BlendFile("demo.blend", "3.4"));
  }

  @Test
  void findsAFileInAFolder() throws IOException {
    BlendFiles.good(files.resolve("my shots/010/shot 010.blend"));

    assertThat(folder.find("my shots/010/shot 010.blend").path())
        .isEqualTo("my shots/010/shot 010.blend");
    assertThat(folder.find("./my shots//./010/shot 010.blend").path())
        .isEqualTo("my shots/010/shot 010.blend");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-b.blend",
        "--python-expr.blend",
        "$(touch x).blend",
        "`id`.blend",
        "a;b|c&d.blend",
        "two\nlines.blend",
        "it's \"quoted\".blend",
        "..blend",
        "no-extension",
        "%s%n.blend",
      })
  void takesNamesThatOnlyAShellWouldMind(String name) throws IOException {
    BlendFiles.good(files.resolve(name));

    assertThat(folder.find(name).path()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"🎬.blend", "größe.blend", "场景.blend", "e\u0301.blend"})
  void takesNamesInAnyScript(String name) throws IOException {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    assumeTrue(names.newEncoder().canEncode(name), () -> "this JVM writes file names in " + names);
    BlendFiles.good(files.resolve(name));

    assertThat(folder.find(name).path()).isEqualTo(name);
  }

  @Test
  void takesANameOf251Characters() throws IOException {
    BlendFiles.good(files.resolve(LONG_NAME));

    assertThat(LONG_NAME).hasSize(251);
    assertThat(folder.find(LONG_NAME).path()).isEqualTo(LONG_NAME);
  }

  @Test
  void refusesANameThatNoFileCanHave() {
    refusal("n".repeat(300) + ".blend").withMessageContaining("cannot be read");
    refusal("a\0b.blend").withMessageContaining("is no path");
  }

  @Test
  void tellsAFileWhoseNameHasABackslashFromOneInAFolder() throws IOException {
    BlendFiles.good(files.resolve("shots\\010.blend"));

    assertThat(folder.find("shots\\010.blend").path()).isEqualTo("shots\\010.blend");
  }

  @Test
  void isNotLedOutByBackslashes() throws IOException {
    BlendFiles.good(files.resolve("..\\..\\secret.blend"));

    assertThat(folder.find("..\\..\\secret.blend").path()).doesNotContain("../");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../secret.blend",
        "../../etc/passwd",
        "..",
        "../files/demo.blend",
        "x/../demo.blend",
        "x/../../../secret.blend",
      })
  void isNotLedOutByDots(String path) {
    refusal(path).withMessageContaining("leads out of blend/files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/passwd", "//etc/passwd", "C:\\blend\\x.blend", "c:x", "\\\\server\\x"})
  void refusesAbsolutePaths(String path) {
    refusal(path).withMessageContaining("is an absolute path");
  }

  @Test
  void refusesAnAbsolutePathEvenIntoItself() {
    refusal(files.resolve("demo.blend").toString()).withMessageContaining("is an absolute path");
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    Files.createSymbolicLink(files.resolve("passwd.blend"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(files.resolve("secret.blend"), temp.resolve("secret.blend"));
    Files.createSymbolicLink(files.resolve("up"), temp);

    refusal("passwd.blend").withMessageContaining("is a link that leads out");
    refusal("secret.blend").withMessageContaining("is a link that leads out");
    refusal("up/secret.blend").withMessageContaining("is a link that leads out");
  }

  @Test
  void followsALinkThatStaysInside() throws IOException {
    Files.createSymbolicLink(files.resolve("latest.blend"), Path.of("demo.blend"));

    assertThat(folder.find("latest.blend").path()).isEqualTo("latest.blend");
  }

  @Test
  void refusesLinksThatLeadNowhere() throws IOException {
    Files.createSymbolicLink(files.resolve("dangling.blend"), Path.of("gone.blend"));
    Files.createSymbolicLink(files.resolve("loop.blend"), Path.of("loop.blend"));

    refusal("dangling.blend").withMessageContaining("is not there");
    refusal("loop.blend").withMessageContaining("cannot be read");
  }

  @Test
  void worksThroughALinkToTheFolderItself() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), files);

    assertThat(new BlendFolder(link).find("demo.blend").path()).isEqualTo("demo.blend");
  }

  @Test
  void worksWithAFolderThatIsWrittenInARoundaboutWay() {
    Path roundabout = temp.resolve("./blend/../blend/files");

    assertThat(new BlendFolder(roundabout).find("demo.blend").path()).isEqualTo("demo.blend");
  }

  @Test
  void refusesWhatIsNotThere() {
    refusal("missing.blend").withMessageContaining("'missing.blend' is not there");
    refusal("missing/demo.blend").withMessageContaining("is not there");
    refusal("demo.blend/x").withMessageContaining("cannot be read");
    refusal("Demo.blend").withMessageContaining("is not there");
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(files.resolve("folder.blend"));

    refusal("folder.blend").withMessageContaining("is no file");
    refusal(".").withMessageContaining("is no file");
  }

  @Test
  void refusesAFifoWithoutWaitingForSomeoneToWriteIntoIt() throws Exception {
    Path fifo = files.resolve("pipe.blend");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor())
        .isZero();

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          refusal("pipe.blend").withMessageContaining("is no file");
        });
  }

  @Test
  void refusesADevice() throws IOException {
    Files.createSymbolicLink(files.resolve("zero.blend"), Path.of("/dev/zero"));

    refusal("zero.blend").withMessageContaining("leads out");
  }

  @Test
  void refusesWhatIsNoBlendFile() throws IOException {
    Files.writeString(files.resolve("text.blend"), "this is not a blend file");
    Files.createFile(files.resolve("empty.blend"));
    Files.writeString(files.resolve("cut.blend"), "BLENDER-v3");

    refusal("text.blend").withMessageContaining("is no .blend file");
    refusal("empty.blend").withMessageContaining("is empty (0 bytes)");
    refusal("cut.blend").withMessageContaining("is no .blend file");
  }

  @Test
  void refusesBlanks() {
    refusal("").withMessageContaining("is blank");
    refusal("  ").withMessageContaining("is blank");
  }

  @Test
  void saysSoWhenTheFolderItselfIsGone() {
    BlendFolder gone = new BlendFolder(temp.resolve("gone"));

    assertThatThrownBy(() -> gone.find("demo.blend"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not there");
  }

  private ThrowableAssertAlternative<InvalidInputException> refusal(String path) {
    return assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> folder.find(path))
        .satisfies(
            e ->
                assertThat(e.errors())
                    .singleElement()
                    .extracting(FieldError::field)
                    .isEqualTo("file"));
  }
}
