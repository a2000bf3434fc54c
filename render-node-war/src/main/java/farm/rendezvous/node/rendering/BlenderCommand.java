package farm.rendezvous.node.rendering;

import java.nio.file.Path;
import java.util.List;

/**
 * The command line of a Blender that waits for frames. An argument list, never a shell; scripts in
 * the file stay off ({@code -Y}); it leads a session of its own, so that what it starts can be
 * ended with it; it dies with the thread that started it, so that a node that is killed leaves no
 * Blender behind; it is nice, so that the node can still say that it is alive.
 *
 * @param threads 0 for as many as there are cores
 * @param mark begins each line of the worker that is an event; nobody can know it who names a file
 */
record BlenderCommand(String blender, Path file, int threads, Path worker, String mark) {

  List<String> arguments() {
    return List.of(
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
        "97",
        file.toString(),
        "-t",
        Integer.toString(threads),
        "-P",
        worker.toString(),
        "--",
        mark);
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
