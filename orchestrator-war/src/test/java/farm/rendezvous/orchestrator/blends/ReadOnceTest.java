package farm.rendezvous.orchestrator.blends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadOnceTest {

  @TempDir private Path folder = Path.of("");
  private final List<String> read = new ArrayList<>();

  @Test
  void readsAFileAgainOnlyAfterItHasChanged() throws Exception {
    ReadOnce<String> once = new ReadOnce<>(10, text -> 1);
    Path file = Files.writeString(folder.resolve("a"), "one");

    assertThat(once.of(file, this::read)).isEqualTo("one");
    assertThat(once.of(file, this::read)).isEqualTo("one");
    Files.writeString(file, "two, longer");
    assertThat(once.of(file, this::read)).isEqualTo("two, longer");

    assertThat(read).containsExactly("one", "two, longer");
  }

  @Test
  void readsAgainWhatWasReplacedByAFileOfTheSameSizeAndTime() throws Exception {
    ReadOnce<String> once = new ReadOnce<>(10, text -> 1);
    Path file = Files.writeString(folder.resolve("a"), "one");
    once.of(file, this::read);
    Path other = Files.writeString(folder.resolve("b"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(once.of(file, this::read)).isEqualTo("two");
  }

  @Test
  void forgetsWhatWasNotAskedForLongest() throws Exception {
    ReadOnce<String> once = new ReadOnce<>(6, String::length);
    Path one = Files.writeString(folder.resolve("1"), "one");
    Path two = Files.writeString(folder.resolve("2"), "two");
    Path six = Files.writeString(folder.resolve("6"), "sixsix");
    Path large = Files.writeString(folder.resolve("7"), "seven77");
    once.of(one, this::read);
    once.of(two, this::read);
    once.of(one, this::read);
    once.of(large, this::read); // never fits, and drives out nothing
    once.of(one, this::read);
    assertThat(read).containsExactly("one", "two", "seven77");

    once.of(six, this::read);
    once.of(one, this::read);

    assertThat(read).containsExactly("one", "two", "seven77", "sixsix", "one");
  }

  private String read(Path file) throws java.io.IOException {
    String text = Files.readString(file);
    read.add(text);
    return text;
  }
}
