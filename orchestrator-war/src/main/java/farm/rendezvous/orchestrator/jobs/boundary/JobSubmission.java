package farm.rendezvous.orchestrator.jobs.boundary;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a job may be submitted with, for the description of the interface; bodies are read field by
 * field, so that all that is wrong is said at once.
 */
@Schema(
    name = "JobSubmission",
    description =
        "frames, or from and to, may be left out where file or files name the file: then they are"
            + " those of its scene. All else has a default. Unknown fields are refused.")
record JobSubmission(
    @Schema(
            description = "which frames, at most 1,000,000; those of the file's scene by default",
            examples = "1-20,30-40x2")
        @Nullable String frames,
    @Schema(description = "with to, in place of frames", examples = "1") @Nullable Integer from,
    @Schema(description = "with from, in place of frames", examples = "20") @Nullable Integer to,
    @Schema(description = "path below the blend folder", examples = "demo.blend")
        @Nullable String file,
    @Schema(description = "for people; the file's path if there is none", maxLength = 255)
        @Nullable String name,
    @Schema(description = "frames handed to a node together", minimum = "1", maximum = "10000")
        @Nullable Integer batchSize,
    @Schema(
            defaultValue = "CYCLES",
            enumeration = {"CYCLES", "BLENDER_EEVEE", "BLENDER_WORKBENCH", "file"})
        @Nullable String engine,
    @Schema(
            defaultValue = "PNG",
            enumeration = {"PNG", "JPEG", "TIFF", "WEBP", "OPEN_EXR", "OPEN_EXR_MULTILAYER"})
        @Nullable String format,
    @Nullable String scene,
    @Nullable String camera,
    @Schema(minimum = "1", maximum = "1000000") @Nullable Integer samples,
    @Schema(minimum = "1", maximum = "1000") @Nullable Integer resolutionPercent,
    @Nullable Boolean denoise,
    @Schema(description = "higher first", minimum = "0", maximum = "100", defaultValue = "50")
        @Nullable Integer priority,
    @Schema(
            description = "tries for each frame",
            minimum = "1",
            maximum = "100",
            defaultValue = "3")
        @Nullable Integer maxAttempts,
    @Schema(
            type = SchemaType.STRING,
            description = "ISO 8601 duration, PT1S to P30D",
            defaultValue = "PT4H",
            examples = "PT30M")
        @Nullable String frameTimeout,
    @Schema(
            description = "http or https: who is told of the job's end and of frames that fail",
            examples = "https://example.org/hook")
        @Nullable String webhook,
    @Schema(description = "tags that a node must have", examples = "[\"gpu\"]")
        @Nullable List<String> requires,
    @Schema(description = "not before", examples = "2026-12-24T18:00:00+01:00")
        @Nullable OffsetDateTime startAfter,
    @Schema(description = "a job that has to be completed first") @Nullable UUID dependsOn,
    @Schema(
            description = "preview: the first, the last and the middle frame, then ever finer",
            defaultValue = "first-to-last",
            enumeration = {"first-to-last", "preview"})
        @Nullable String renderOrder,
    @Schema(
            description = "with preview: pauses after these three until someone resumes it",
            defaultValue = "false")
        @Nullable Boolean holdAfterPreview,
    @Schema(
            description =
                "SHA-256 of files that were uploaded, by their names; file is one of them")
        @Nullable Map<String, String> files) {

  /** What can be changed of a job. */
  @Schema(name = "JobChanges")
  record Changes(
      @Schema(maxLength = 255) @Nullable String name,
      @Schema(minimum = "0", maximum = "100") @Nullable Integer priority) {}
}
