package farm.rendezvous.orchestrator.jobs.control;

import org.jspecify.annotations.Nullable;

/**
 * A .blend file that may be rendered.
 *
 * @param path below blend/files, with forward slashes
 * @param savedBy version of Blender that saved it, such as {@code 3.4}
 */
public record BlendFile(String path, @Nullable String savedBy) {}
