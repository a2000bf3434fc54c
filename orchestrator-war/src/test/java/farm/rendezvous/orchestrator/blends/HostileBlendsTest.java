package farm.rendezvous.orchestrator.blends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import farm.rendezvous.orchestrator.blends.MadeBlend.Member;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to spoil their reader cost neither its time nor its memory. */
@Timeout(value = 20, threadMode = SEPARATE_THREAD)
final class HostileBlendsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aPathIsFound() throws Exception {
    assertThat(BlendPaths.of(write(MadeBlend.using("//wood.png"))).found())
        .containsExactly(new BlendPaths.Found("//wood.png", false, false));
  }

  @Test
  void aStructureOfNoSizeIsNotGoneThroughForEver() throws Exception {
    MadeBlend made = new MadeBlend().type("Image", 0);
    made.struct("Image", List.of(new Member("char", "name[1024]"))).block(0, "//wood.png", 2048);

    assertThat(BlendPaths.of(write(made)).found()).isEmpty();
  }

  @Test
  void aBlockOfLessThanNothingIsDamage() throws Exception {
    byte[] start = "BLENDER17-01v0500".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(start.length + 32).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(start).put("DATA".getBytes(StandardCharsets.US_ASCII)).putInt(0).putLong(0);
    bytes.putLong(-32).putLong(1);

    assertDamaged(Files.write(folder.resolve("x.blend"), bytes.array()), "-32 bytes");
  }

  @Test
  void structuresWithinStructuresDoNotMultiply() throws Exception {
    MadeBlend made = new MadeBlend();
    for (int depth = 0; depth <= 9; depth++) {
      made.type("Level" + depth, 1024);
    }
    for (int depth = 0; depth < 9; depth++) {
      Member deeper = new Member("Level" + (depth + 1), "more");
      made.struct("Level" + depth, Collections.nCopies(100, deeper));
    }
    made.struct("Level9", List.of(new Member("char", "*address")));

    assertDamaged(write(made.block(0, "", 1024)), "too many members");
  }

  @Test
  void aTextLargerThanItsStructureIsNone() throws Exception {
    MadeBlend made = new MadeBlend().type("Strip", 1024);
    made.struct("Strip", List.of(new Member("char", "dir[2000000000]"))).block(0, "//", 1024);

    assertThat(BlendPaths.of(write(made)).stripFolders()).isEmpty();
  }

  @Test
  void aSizeBeyondAllNumbersIsDamage() throws Exception {
    MadeBlend made = new MadeBlend().type("Image", 1024);
    made.struct("Image", List.of(new Member("char", "a[65536][65536]"))).block(0, "//", 1024);

    assertDamaged(write(made), "is damaged");
  }

  @Test
  void moreDescriptionsThanThereAreNumbersAreDamage() throws Exception {
    MadeBlend made = MadeBlend.using("//wood.png");
    Path file = write(made);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(new String(bytes, StandardCharsets.ISO_8859_1).indexOf("NAME") + 4, 1 << 24);

    assertDamaged(Files.write(file, bytes), "16777216 things");
  }

  @Test
  void morePathsThanAnyFileHasAreDamage() throws Exception {
    MadeBlend made = MadeBlend.using();
    String longName = "x".repeat(1000);
    for (int i = 0; i < 40_000; i++) {
      made.block(0, "//" + i + longName, 1024);
    }

    assertDamaged(write(made), "so many paths");
  }

  private Path write(MadeBlend made) throws IOException {
    return made.to(folder.resolve("x.blend"));
  }

  private static void assertDamaged(Path file, String why) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> BlendPaths.of(file))
        .withMessageContaining(why);
  }
}
