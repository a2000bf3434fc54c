package farm.rendezvous.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the frames of a job are rendered. What is null is left as the file says.
 *
 * @param file path below blend/files, with forward slashes
 * @param savedBy version of Blender that saved the file, such as {@code 4.5}; null if not known
 * @param engine {@code CYCLES}, {@code BLENDER_EEVEE}, {@code BLENDER_WORKBENCH}, or {@code file}
 * @param samples 1 or more
 * @param resolutionPercent 1 to 1000
 * @param frameTimeout a frame that takes longer is stopped and counts as failed
 */
public record RenderSettings(
    String file,
    @Nullable String savedBy,
    String engine,
    ImageFormat format,
    @Nullable String scene,
    @Nullable String camera,
    @Nullable Integer samples,
    @Nullable Integer resolutionPercent,
    @Nullable Boolean denoise,
    Duration frameTimeout) {}
