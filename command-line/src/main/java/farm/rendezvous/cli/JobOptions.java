package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Submission;
import farm.rendezvous.localfarm.LocalFarm;
import farm.rendezvous.uploads.Sending;
import farm.rendezvous.uploads.UploadPlan;
import farm.rendezvous.uploads.UsedFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a job should be like; what is not said is left to the farm. */
final class JobOptions {
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+[hms])+");
  private static final Pattern WRONG_OPTION = Pattern.compile("-+\\D.*");

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description =
          "The .blend file: a path below the farm's blend folder, or of any other file, which is"
              + " sent to the farm with all that it uses.")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FRAMES",
      description = "Such as 1-20 or 1,5-9x2 (the range of the file's scene).")
  private @Nullable String frames;

  @Option(names = "--name", paramLabel = "TEXT", description = "A name for people.")
  private @Nullable String name;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Frames handed to a node together.")
  private @Nullable Integer batchSize;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "CYCLES, BLENDER_EEVEE, BLENDER_WORKBENCH, or `file` for what the file says (CYCLES).")
  private @Nullable String engine;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "PNG, JPEG, TIFF, WEBP, OPEN_EXR, OPEN_EXR_MULTILAYER (PNG).")
  private @Nullable String format;

  @Option(names = "--scene", paramLabel = "NAME", description = "The scene (the file's).")
  private @Nullable String scene;

  @Option(names = "--camera", paramLabel = "NAME", description = "The camera (the scene's).")
  private @Nullable String camera;

  @Option(names = "--samples", paramLabel = "N", description = "Samples per pixel (the file's).")
  private @Nullable Integer samples;

  @Option(
      names = "--resolution",
      paramLabel = "PERCENT",
      description = "Percentage of the file's resolution.")
  private @Nullable Integer resolution;

  @Option(
      names = "--denoise",
      negatable = true,
      description = "Denoise, or with --no-denoise do not (as the file says).")
  private @Nullable Boolean denoise;

  @Option(
      names = "--priority",
      paramLabel = "0-100",
      description = "Higher gets the next free slot (50).")
  private @Nullable Integer priority;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      description = "How often a frame is tried (3).")
  private @Nullable Integer maxAttempts;

  @Option(
      names = "--frame-timeout",
      paramLabel = "TIME",
      description = "How long one frame may take, such as 90s, 20m, 4h or PT4H (4h).")
  private @Nullable String frameTimeout;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Who is told of the job's end and of frames that fail.")
  private @Nullable String webhook;

  @Mixin private ScheduleOptions schedule = new ScheduleOptions();

  /** The job; a file that is not in the farm's blend folder is sent before, with what it uses. */
  Submission submission(Invocation invocation, Optional<LocalFarm> local, FarmClient farm) {
    refuseWrongOption(file);
    refuseWrongOption(frames);
    Optional<Path> elsewhere = new BlendPath(invocation.directory()).toUpload(file, local);
    return elsewhere.isPresent()
        ? upload(elsewhere.get(), invocation, farm)
        : submission(new BlendPath(invocation.directory()).forFarm(file, local));
  }

  private Submission upload(Path blend, Invocation invocation, FarmClient farm) {
    String blender = System.getenv().getOrDefault("BLENDER_PATH", "blender");
    UsedFiles used = UsedFiles.of(blend, invocation.root(), blender);
    Console console = invocation.console();
    used.missing().forEach(path -> console.complain(blend + " uses " + path + ": not there"));
    used.absolute()
        .forEach(
            path ->
                console.complain(
                    path
                        + " is named by an absolute path, which leads nowhere on the nodes:"
                        + " use File, External Data, Make Paths Relative"));
    UploadPlan plan = UploadPlan.of(blend, used.files().stream().map(Path::of).toList());
    Map<String, String> hashes = new Sending(farm, console::complain).send(plan);
    return submission(plan.main()).withFiles(plan.main(), hashes);
  }

  private Submission submission(String path) {
    return new Submission(
        name,
        path,
        frames,
        batchSize,
        engine,
        format,
        scene,
        camera,
        samples,
        resolution,
        denoise,
        priority,
        maxAttempts,
        frameTimeout == null ? null : iso(frameTimeout),
        webhook,
        schedule.schedule(),
        null);
  }

  static String iso(String duration) {
    return SHORT_DURATION.matcher(duration).matches()
        ? "PT" + duration.toUpperCase(Locale.ROOT)
        : duration;
  }

  private static void refuseWrongOption(@Nullable String positional) {
    if (positional != null && WRONG_OPTION.matcher(positional).matches()) {
      throw new Unusable("Unknown option: '" + positional + "'. See: ./rendezvous submit --help");
    }
  }
}
