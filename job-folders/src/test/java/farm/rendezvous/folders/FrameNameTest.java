package farm.rendezvous.folders;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ImageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameNameTest {

  @ParameterizedTest
  @CsvSource({
    "0, PNG, blender-render_0000.png",
    "7, PNG, blender-render_0007.png",
    "-1, PNG, blender-render_-0001.png",
    "-1048574, JPEG, blender-render_-1048574.jpg",
    "100000, OPEN_EXR, blender-render_100000.exr",
    "999999, OPEN_EXR_MULTILAYER, blender-render_999999.exr",
    "12345, TIFF, blender-render_12345.tif",
    "1048574, WEBP, blender-render_1048574.webp",
    "-2147483648, PNG, blender-render_-2147483648.png"
  })
  void isTheTutorials(int frame, ImageFormat format, String name) {
    assertThat(FrameName.published(frame, format)).isEqualTo(name);
  }

  @Test
  void hasTheSameDigitsEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(FrameName.published(7, ImageFormat.PNG)).isEqualTo("blender-render_0007.png");
    } finally {
      Locale.setDefault(before);
    }
  }
}
