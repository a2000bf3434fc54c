package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in words why Blender did not do what it should, from what it printed and how it ended. Exit
 * codes alone lie, so its lines come first. The sentences of Blender are those of 3.4.
 */
final class Diagnosis {

  /** 128 + SIGABRT, SIGKILL, SIGSEGV, SIGTERM. */
  private static final int ABORTED = 134;

  private static final int KILLED = 137;
  private static final int SEGMENTATION_FAULT = 139;
  private static final int TERMINATED = 143;

  private static final int COMMAND_NOT_FOUND = 127;
  private static final int COMMAND_NOT_EXECUTABLE = 126;

  private static final Pattern NO_SUCH_FILE =
      Pattern.compile("Error: Cannot read file ['\"](.*)['\"]: (.*)");
  private static final Pattern NOT_A_BLEND =
      Pattern.compile(
          "Error: File format is not supported in file .*|Failed to read blend file .*");
  private static final Pattern TRUNCATED =
      Pattern.compile("Failed to read blend file .*: (Missing DNA block|.*incomplete.*)");
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile(
          "std::bad_alloc|Malloc returns null|Calloc returns null|Error: Out of memory|MemoryError"
              + "|Cannot allocate memory|failed to map segment");
  private static final Pattern DISK_FULL =
      Pattern.compile("No space left on device|Disk quota exceeded");
  private static final Pattern NO_OPENGL =
      Pattern.compile("No OpenGL vendor detected|epoxy_.*Assertion");
  private static final Pattern NODE_FILE_NOT_SAVED =
      Pattern.compile("Cannot save Node File Output to (\\S+)");
  private static final Pattern ENGINE_MISSING =
      Pattern.compile("Error: Engine '(.*)' not available for scene '.*'");
  private static final Pattern ERROR = Pattern.compile("^Error: (?!Python: |script failed)(.+)");
  private static final String TRACEBACK = "Traceback (most recent call last):";
  private static final Pattern PYTHON_LINE =
      Pattern.compile("^ +File \"(?:.*/)?([^/\"]+)\", line (\\d+)");
  private static final Pattern SETPRIV_FAILED = Pattern.compile("(?:setpriv|nice): (.*)");

  private Diagnosis() {}

  /**
   * Blender ended when it should not have.
   *
   * @param opened whether it had opened the file
   */
  static Failure ofEnd(int exitCode, List<String> lines, boolean opened) {
    Optional<Failure> said =
        outOfMemory(lines).or(() -> diskFull(lines)).or(() -> notThere(exitCode, lines));
    if (said.isPresent()) {
      return said.get();
    }
    if (!opened) {
      Optional<Failure> unreadable = unreadable(lines);
      if (unreadable.isPresent()) {
        return unreadable.get();
      }
    }
    if (find(NO_OPENGL, lines).isPresent()) {
      return new Failure(
          FailureReason.UNFIT_BLENDER, "this node has no OpenGL, which the engine needs");
    }
    String when = opened ? "while it rendered" : "while it opened the file";
    return switch (exitCode) {
      case KILLED ->
          new Failure(
              FailureReason.OUT_OF_MEMORY,
              "Blender was killed " + when + ", most likely because the memory ran out");
      case SEGMENTATION_FAULT, ABORTED ->
          new Failure(
              FailureReason.BLENDER_CRASHED,
              "Blender crashed " + when + " (exit " + exitCode + ")");
      case TERMINATED ->
          new Failure(FailureReason.NODE_TROUBLE, "Blender was terminated from outside " + when);
      default ->
          new Failure(
              FailureReason.RENDER_ERROR,
              find(ERROR, lines)
                  .map(found -> found.group(1))
                  .orElse("Blender ended " + when + " (exit " + exitCode + ")"));
    };
  }

  /** Blender says that a frame is done; what it printed meanwhile may say otherwise. */
  static Optional<Failure> ofFrame(List<String> lines) {
    return diskFull(lines)
        .or(
            () ->
                find(NODE_FILE_NOT_SAVED, lines)
                    .map(
                        found ->
                            new Failure(
                                FailureReason.RENDER_ERROR,
                                "a File Output node could not write " + found.group(1))))
        .or(() -> pythonError(lines));
  }

  /**
   * Blender goes on after an exception in a handler, and saves an image of what the handler had not
   * done. The last line of a traceback, which is not indented, says what it was.
   */
  private static Optional<Failure> pythonError(List<String> lines) {
    int begin = lines.indexOf(TRACEBACK);
    if (begin < 0) {
      return Optional.empty();
    }
    String place = "";
    for (String line : lines.subList(begin + 1, lines.size())) {
      Matcher step = PYTHON_LINE.matcher(line);
      if (step.find()) {
        place = " (%s, line %s)".formatted(step.group(1), step.group(2));
      } else if (!line.startsWith(" ")) {
        return Optional.of(
            new Failure(
                FailureReason.PYTHON_ERROR, "a Python script in Blender failed: " + line + place));
      }
    }
    return Optional.of(
        new Failure(FailureReason.PYTHON_ERROR, "a Python script in Blender failed" + place));
  }

  /** An engine that the file asks for and this Blender lacks: it would quietly take another. */
  static Optional<Failure> ofMissingEngine(List<String> lines) {
    return find(ENGINE_MISSING, lines)
        .map(
            found ->
                new Failure(
                    FailureReason.UNFIT_BLENDER,
                    "the file wants the engine "
                        + found.group(1)
                        + ", which this Blender does not have: name another engine",
                    "engine"));
  }

  /** What the worker says of a file that cannot be rendered. */
  static Failure ofUnfit(WorkerEvent.Unfit unfit) {
    String problem = unfit.problem();
    return switch (unfit.reason()) {
      case "engine-not-available" -> new Failure(FailureReason.UNFIT_BLENDER, problem, "engine");
      case "no-denoiser" -> new Failure(FailureReason.UNFIT_BLENDER, problem, "denoise");
      case "format-not-available" -> new Failure(FailureReason.UNFIT_BLENDER, problem, "format");
      case "no-such-scene" -> new Failure(FailureReason.UNFIT_FILE, problem, "scene");
      case "no-such-camera", "no-camera" ->
          new Failure(FailureReason.UNFIT_FILE, problem, "camera");
      case "stereo" -> new Failure(FailureReason.UNFIT_FILE, problem, "format");
      case "worker-error" -> new Failure(FailureReason.RENDER_ERROR, problem);
      default -> new Failure(FailureReason.UNFIT_FILE, problem);
    };
  }

  /** What the worker says of a frame that failed. */
  static Failure ofFailed(WorkerEvent.Failed failed) {
    return switch (failed.reason()) {
      case "disk-full" -> new Failure(FailureReason.DISK_FULL, sentence("disk full", failed));
      case "out-of-memory" ->
          new Failure(FailureReason.OUT_OF_MEMORY, sentence("out of memory", failed));
      case "no-output" -> new Failure(FailureReason.BROKEN_IMAGE, failed.problem());
      case "frame-out-of-range" -> new Failure(FailureReason.UNFIT_FILE, failed.problem());
      default -> new Failure(FailureReason.RENDER_ERROR, failed.problem());
    };
  }

  /** Blender could not be started. */
  static Failure ofStart(IOException e) {
    String why = String.valueOf(e.getMessage());
    return diskFull(List.of(why))
        .orElse(new Failure(FailureReason.NODE_TROUBLE, "Blender cannot be started: " + why));
  }

  /** The disk is full, in the same words wherever it is noticed. */
  static Failure diskFull(String detail) {
    return new Failure(FailureReason.DISK_FULL, "disk full: " + detail);
  }

  private static String sentence(String kind, WorkerEvent.Failed failed) {
    return failed.problem().toLowerCase(java.util.Locale.ROOT).startsWith(kind)
        ? failed.problem()
        : kind + ": " + failed.problem();
  }

  private static Optional<Failure> unreadable(List<String> lines) {
    return find(NO_SUCH_FILE, lines)
        .map(
            found ->
                new Failure(
                    FailureReason.NODE_TROUBLE,
                    "this node cannot read " + found.group(1) + ": " + found.group(2)))
        .or(
            () ->
                find(TRUNCATED, lines)
                    .map(
                        found ->
                            new Failure(
                                FailureReason.UNFIT_FILE,
                                "the .blend file is cut off or damaged: copy it again ("
                                    + found.group(1)
                                    + ")")))
        .or(
            () ->
                find(NOT_A_BLEND, lines)
                    .map(
                        found ->
                            new Failure(
                                FailureReason.UNFIT_FILE,
                                "Blender cannot read the file: it is no .blend file, or of a newer"
                                    + " Blender")));
  }

  private static Optional<Failure> outOfMemory(List<String> lines) {
    return find(OUT_OF_MEMORY, lines)
        .map(
            found ->
                new Failure(FailureReason.OUT_OF_MEMORY, "out of memory (" + found.group() + ")"));
  }

  private static Optional<Failure> diskFull(List<String> lines) {
    return find(DISK_FULL, lines)
        .map(found -> diskFull(found.group().toLowerCase(java.util.Locale.ROOT)));
  }

  private static Optional<Failure> notThere(int exitCode, List<String> lines) {
    return exitCode == COMMAND_NOT_FOUND || exitCode == COMMAND_NOT_EXECUTABLE
        ? find(SETPRIV_FAILED, lines)
            .map(
                found ->
                    new Failure(
                        FailureReason.NODE_TROUBLE,
                        "Blender cannot be started on this node: " + found.group(1)))
        : Optional.empty();
  }

  private static Optional<Matcher> find(Pattern pattern, List<String> lines) {
    return lines.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
  }
}
