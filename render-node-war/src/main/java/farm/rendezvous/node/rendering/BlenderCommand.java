package farm.rendezvous.node.rendering;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command line of Blender. An argument list, never a shell; scripts in the file stay off ({@code
 * -Y}); it leads a session of its own, so that what it starts can be ended with it; it dies with
 * the thread that started it, so that a node that is killed leaves no Blender behind; it is nice,
 * so that the node can still say that it is alive.
 *
 * @param work what it is to do
 */
record BlenderCommand(String blender, List<String> work) {

  /**
   * Wait for a file and for frames.
   *
   * @param threads 0 for as many as there are cores
   * @param mark begins each line of the worker that is an event; nobody can know it who names a
   *     file
   */
  static BlenderCommand warm(String blender, int threads, Path worker, String mark) {
    return new BlenderCommand(
        blender, List.of("-t", "" + threads, "-P", worker.toString(), "--", mark));
  }

  /**
   * Render these frames and end, as the tutorial does it.
   *
   * @param threads 0 for as many as there are cores
   * @param scene null for the one that the file has open
   * @param script applies the settings before the first frame
   * @param output path of the images without the frame's number and the extension
   * @param frames not negative: such would count from the end of the scene
   */
  static BlenderCommand cold(
      String blender,
      Path file,
      int threads,
      @Nullable String scene,
      Path script,
      Path output,
      List<Integer> frames,
      List<String> scriptArguments) {
    Stream<String> open = Stream.of(file.toString(), "-t", "" + threads);
    Stream<String> choice = scene == null ? Stream.of() : Stream.of("-S", scene);
    Stream<String> before = Stream.of("-P", script.toString(), "-o", output + "####");
    List<String> work =
        Stream.of(open, choice, before, loop(frames), Stream.of("--"), scriptArguments.stream())
            .flatMap(part -> part)
            .toList();
    return new BlenderCommand(blender, work);
  }

  private static Stream<String> loop(List<Integer> frames) {
    int first = frames.get(0);
    int last = frames.get(frames.size() - 1);
    boolean inARow = true;
    for (int i = 0; i < frames.size(); i++) {
      inARow &= frames.get(i) == first + i;
    }
    return inARow
        ? Stream.of("-s", "" + first, "-e", "" + last, "-j", "1", "-a")
        : Stream.of("-f", frames.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  List<String> arguments() {
    Stream<String> start =
        Stream.of(
            "setsid",
            "setpriv",
            "--pdeathsig",
            "KILL",
            "nice",
            "-n",
            "10",
            blender,
            "-b",
            "-noaudio",
            "-Y",
            "--python-exit-code",
            "97");
    return Stream.concat(start, work.stream()).toList();
  }

  /** To be pasted into a shell by a person. */
  String pasteable() {
    return String.join(" ", arguments().stream().map(BlenderCommand::quote).toList());
  }

  private static String quote(String argument) {
    return argument.matches("[A-Za-z0-9_./=-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
