package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/** The folder blend/files, as far as jobs may reach into it. */
public final class BlendFolder {

  private static final String FIELD = "file";

  private final Path folder;

  public BlendFolder(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /**
   * Finds a .blend file by its path below the folder.
   *
   * @throws InvalidInputException for the field {@code file}: the path leads out of the folder, or
   *     to nothing, or to what is no .blend file
   */
  public BlendFile find(String path) {
    Path file = resolve(path);
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(folder.toRealPath())) {
        throw invalid(path, "is a link that leads out of blend/files");
      }
      String separator = folder.getFileSystem().getSeparator();
      return look(real, folder.relativize(file).toString().replace(separator, "/"));
    } catch (java.nio.file.NoSuchFileException e) {
      throw invalid(path, "is not there: put it below blend/files");
    } catch (IOException e) {
      throw invalid(path, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * By what one sees whether a file that was found is still the same.
   *
   * @throws InvalidInputException for the field {@code file}: it is not there any more
   */
  Object stamp(String path) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
      return Arrays.asList(file.size(), file.lastModifiedTime(), file.fileKey());
    } catch (IOException e) {
      throw invalid(path, "cannot be read: " + e.getMessage());
    }
  }

  /** The version of a file that was found, as it is now; empty if it cannot be read any more. */
  public Optional<FileVersion> version(String path) {
    try {
      return Optional.of(FileVersion.of(folder.resolve(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Looks at a file.
   *
   * @param path what it is called
   * @throws InvalidInputException for the field {@code file}: it is no .blend file
   */
  static BlendFile look(Path file, String path) {
    try {
      if (!Files.isRegularFile(file)) {
        throw invalid(path, "is no file");
      }
      if (Files.size(file) == 0) {
        throw invalid(path, "is empty (0 bytes): copy it again");
      }
      String version =
          BlendHeader.version(file)
              .orElseThrow(
                  () -> invalid(path, "is no .blend file: it does not begin with BLENDER"));
      return new BlendFile(path, version);
    } catch (IOException e) {
      throw invalid(path, "cannot be read: " + e.getMessage());
    }
  }

  private Path resolve(String path) {
    if (path.isBlank()) {
      throw new InvalidInputException(FIELD, "is blank: name a .blend file below blend/files");
    }
    try {
      Path relative = Path.of(path);
      if (relative.isAbsolute() || path.startsWith("\\") || path.matches("^[A-Za-z]:.*")) {
        throw invalid(path, "is an absolute path: give it as it is below blend/files");
      }
      for (Path part : relative) {
        if (part.toString().equals("..")) {
          throw invalid(path, "leads out of blend/files");
        }
      }
      return folder.resolve(relative).normalize();
    } catch (InvalidPathException e) {
      throw invalid(path, "is no path: " + e.getReason());
    }
  }

  private static InvalidInputException invalid(String path, String why) {
    return new InvalidInputException(FIELD, "'" + path + "' " + why);
  }
}
