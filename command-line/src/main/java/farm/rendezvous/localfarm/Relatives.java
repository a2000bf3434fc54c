package farm.rendezvous.localfarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that a member of the farm has started, such as Blender, also when the member is gone.
 */
final class Relatives {
  private Relatives() {}

  /** The member's process, its children's children, and whoever inherited its mark. */
  static Set<ProcessIdentity> of(Member member, Path home) {
    Set<ProcessIdentity> all = new HashSet<>(marked(member.directory(home)));
    ProcessIdentity process = member.process();
    if (process != null && process.isRunning()) {
      all.add(process);
      ProcessHandle.of(process.pid()).stream()
          .flatMap(ProcessHandle::descendants)
          .map(child -> ProcessIdentity.of(child.pid()))
          .forEach(all::add);
    }
    return all;
  }

  private static List<ProcessIdentity> marked(Path directory) {
    String mark = MemberEnvironment.MARK + "=" + directory;
    List<ProcessIdentity> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (has(mark, process)) {
          found.add(ProcessIdentity.of(Long.parseLong(process.getFileName().toString())));
        }
      }
    } catch (IOException e) {
      throw new FarmTrouble("/proc cannot be read", e);
    }
    return found;
  }

  private static boolean has(String mark, Path process) {
    try {
      String environment =
          Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
      return Arrays.asList(environment.split("\0", -1)).contains(mark);
    } catch (IOException e) {
      return false; // somebody else's, or already gone
    }
  }
}
