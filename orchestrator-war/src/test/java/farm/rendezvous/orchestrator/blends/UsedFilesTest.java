package farm.rendezvous.orchestrator.blends;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.blends.MadeBlend.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the files that a .blend file names count. */
final class UsedFilesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void whatTheMainFileUsesIsFoundWhateverItIsCalled() throws Exception {
    put("wood.png");
    MadeBlend.using("//wood.png").to(folder.resolve("shot.blend1"));

    assertThat(used("shot.blend1")).containsExactly("shot.blend1", "wood.png");
  }

  @Test
  void aLibraryBringsWhatItUses() throws Exception {
    put("tex/wood.png");
    MadeBlend.using("//../tex/wood.png").to(parent("libs/thing.blend"));
    MadeBlend.using("//libs/thing.blend").to(folder.resolve("shot.blend"));

    assertThat(used("shot.blend"))
        .containsExactly("libs/thing.blend", "shot.blend", "tex/wood.png");
  }

  @Test
  void stripsHaveTheFilesThatTheyNameInTheirFolders() throws Exception {
    put("a/0001.png");
    put("a/0002.png");
    put("b/0001.png");
    put("b/other.png");
    MadeBlend made = new MadeBlend().type("Strip", 768).type("StripElem", 256);
    made.struct("Strip", List.of(new Member("char", "dir[768]")));
    made.struct("StripElem", List.of(new Member("char", "name[256]")));
    made.block(0, "//a/", 768).block(0, "//b/", 768);
    made.block(1, "0001.png", 256).block(1, "0002.png", 256).block(1, "0003.png", 256);
    made.to(folder.resolve("edit.blend"));

    assertThat(used("edit.blend"))
        .containsExactly("a/0001.png", "a/0002.png", "b/0001.png", "edit.blend");
  }

  @Test
  void nothingIsLookedAtOutsideTheFolder() throws Exception {
    MadeBlend made = new MadeBlend().type("PointCache", 1024);
    made.struct("PointCache", List.of(new Member("char", "path[1024]")));
    made.block(0, "//../../../../../../../..", 1024);
    made.block(0, "//cache", 1024);
    put("cache/1.bphys");
    made.to(folder.resolve("shot.blend"));

    assertThat(used("shot.blend")).containsExactly("cache/1.bphys", "shot.blend");
  }

  @Test
  void aFileThatCannotBeUnderstoodIsAlone() throws Exception {
    MadeBlend made = new MadeBlend().type("Image", 1024);
    made.struct("Image", List.of(new Member("char", "name[x]"))).block(0, "//", 1024);
    made.to(folder.resolve("shot.blend"));

    assertThat(used("shot.blend")).containsExactly("shot.blend");
  }

  @Test
  void aFileThatWasSavedAgainIsReadAgain() throws Exception {
    put("wood.png");
    put("stone.png");
    LinkedFiles files = new LinkedFiles(folder);
    MadeBlend.using("//wood.png").to(folder.resolve("shot.blend"));
    assertThat(files.of("shot.blend")).containsExactly("shot.blend", "wood.png");

    MadeBlend.using("//wood.png", "//stone.png").to(folder.resolve("shot.blend"));

    assertThat(files.of("shot.blend")).containsExactly("shot.blend", "stone.png", "wood.png");
  }

  private List<String> used(String main) throws IOException {
    return new LinkedFiles(folder).of(main);
  }

  private void put(String name) throws IOException {
    Files.writeString(parent(name), name);
  }

  private Path parent(String name) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.getParent();
    return parent == null ? file : Files.createDirectories(parent).resolve(file.getFileName());
  }
}
