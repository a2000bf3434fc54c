package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Render settings of a test: one sample, a tenth of the size, unless said otherwise. */
record Wanted(
    String engine,
    ImageFormat format,
    @Nullable String scene,
    @Nullable Integer samples,
    @Nullable Integer percent,
    @Nullable Boolean denoise,
    @Nullable String savedBy,
    Duration frameTimeout) {

  static final Wanted SMALL =
      new Wanted("CYCLES", ImageFormat.PNG, null, 1, 10, null, null, Duration.ofMinutes(2));

  /** A frame that takes longer than any test. */
  static final Wanted ENDLESS = SMALL.size(1_000_000, 400);

  Wanted engine(String other) {
    return new Wanted(other, format, scene, samples, percent, denoise, savedBy, frameTimeout);
  }

  Wanted format(ImageFormat other) {
    return new Wanted(engine, other, scene, samples, percent, denoise, savedBy, frameTimeout);
  }

  Wanted scene(String other) {
    return new Wanted(engine, format, other, samples, percent, denoise, savedBy, frameTimeout);
  }

  Wanted size(int newSamples, int newPercent) {
    return new Wanted(
        engine, format, scene, newSamples, newPercent, denoise, savedBy, frameTimeout);
  }

  Wanted denoise(@Nullable Boolean other) {
    return new Wanted(engine, format, scene, samples, percent, other, savedBy, frameTimeout);
  }

  Wanted savedBy(@Nullable String other) {
    return new Wanted(engine, format, scene, samples, percent, denoise, other, frameTimeout);
  }

  Wanted frameTimeout(Duration other) {
    return new Wanted(engine, format, scene, samples, percent, denoise, savedBy, other);
  }

  RenderSettings of(String file) {
    return new RenderSettings(
        file, savedBy, engine, format, scene, null, samples, percent, denoise, frameTimeout);
  }
}
