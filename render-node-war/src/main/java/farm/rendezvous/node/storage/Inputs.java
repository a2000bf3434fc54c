package farm.rendezvous.node.storage;

import java.nio.file.Path;

/**
 * The inputs of a job on this machine.
 *
 * @param folder which the file must not lead out of
 * @param file the .blend file, absolute
 */
public record Inputs(Path folder, Path file) {}
