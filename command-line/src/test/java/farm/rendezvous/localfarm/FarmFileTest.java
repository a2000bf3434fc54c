package farm.rendezvous.localfarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FarmFileTest {
  @TempDir private Path home = Path.of("");

  @Test
  void keepsAllOfAFarm() {
    FarmRecord farm =
        new FarmRecord(
            "127.0.0.1",
            "/blend",
            "/output",
            List.of(
                new Member("broker", Member.Role.BROKER, 1, null, new ProcessIdentity(2, 3)),
                Member.node(1, 4).withHttpsPort(5)));

    new FarmFile(home).write(farm);

    assertThat(new FarmFile(home).read()).contains(farm);
  }

  @Test
  void isEmptyBeforeTheFirstStart() {
    assertThat(new FarmFile(home).read()).isEmpty();
  }

  @Test
  void saysWhichFileIsBroken() throws IOException {
    Files.writeString(home.resolve("farm.json"), "{");

    assertThatThrownBy(() -> new FarmFile(home).read())
        .isInstanceOf(FarmTrouble.class)
        .hasMessageContaining("farm.json cannot be read");
  }
}
