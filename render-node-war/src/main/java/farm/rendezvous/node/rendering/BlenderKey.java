package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.RenderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Blender has loaded and was told: one serves for another if this is equal.
 *
 * @param file as the job names it: what it uses is looked for beside that, not beside what a link
 *     leads to
 * @param stamp of what it leads to
 * @param settings what the worker is told before the first frame, but for the protocol
 */
record BlenderKey(Path file, FileStamp stamp, Map<String, @Nullable Object> settings) {

  /**
   * Of a file as it is now.
   *
   * @throws IOException if it is not there
   */
  static BlenderKey of(Path file, RenderSettings wanted) throws IOException {
    return new BlenderKey(
        file.toAbsolutePath().normalize(), FileStamp.of(file.toRealPath()), settings(wanted));
  }

  /** What our scripts are told of the settings; null is as the file says. */
  static Map<String, @Nullable Object> settings(RenderSettings wanted) {
    Map<String, @Nullable Object> settings = new HashMap<>();
    settings.put("engine", wanted.engine());
    settings.put("format", wanted.format().name());
    settings.put("scene", wanted.scene());
    settings.put("camera", wanted.camera());
    settings.put("samples", wanted.samples());
    settings.put("resolutionPercent", wanted.resolutionPercent());
    settings.put("denoise", wanted.denoise());
    return settings;
  }
}
