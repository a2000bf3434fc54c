package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** No file, whatever is in it, does the orchestrator harm. */
final class BlendHeaderLawsTest {

  private static Path file = Path.of("");

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("any", ".blend");
  }

  @AfterContainer
  static void removeFile() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 500)
  void anyBytesHaveAVersionOrNone(@ForAll @From("beginnings") byte[] beginning, @ForAll byte[] rest)
      throws IOException {
    byte[] bytes = new byte[beginning.length + rest.length];
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    System.arraycopy(rest, 0, bytes, beginning.length, rest.length);
    Files.write(file, bytes);

    assertThat(BlendHeader.version(file))
        .satisfiesAnyOf(
            version -> assertThat(version).isEmpty(),
            version -> assertThat(version.orElseThrow()).matches("\\d{1,2}\\.\\d{1,2}"));
  }

  @Provide
  Arbitrary<byte[]> beginnings() throws IOException {
    return Arbitraries.of(
        new byte[0],
        new byte[] {0x1f, (byte) 0x8b},
        new byte[] {0x1f, (byte) 0x8b, 8, 0},
        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x60, 0x41},
        new byte[] {'B', 'L', 'E', 'N', 'D', 'E', 'R'});
  }
}
