package farm.rendezvous.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UploadPlanTest {

  @Test
  void filesKeepTheirPlacesToEachOther() {
    UploadPlan plan =
        UploadPlan.of(
            Path.of("/show/scenes/a b/shot.blend"),
            List.of(Path.of("/show/tex/wood.png"), Path.of("/show/scenes/lib.blend")));

    assertThat(plan.main()).isEqualTo("scenes/a b/shot.blend");
    assertThat(plan.files())
        .containsOnlyKeys("scenes/a b/shot.blend", "tex/wood.png", "scenes/lib.blend");
  }

  @Test
  void aFileByItselfHasItsName() {
    assertThat(UploadPlan.of(Path.of("/show/shot.blend"), List.of()).main())
        .isEqualTo("shot.blend");
  }
}
