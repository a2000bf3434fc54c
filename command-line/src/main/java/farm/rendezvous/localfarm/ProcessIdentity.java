package farm.rendezvous.localfarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process and no other: the kernel gives a pid again, but not with the same start time.
 *
 * @param startTicks clock ticks between boot and its start, field 22 of /proc/PID/stat
 */
record ProcessIdentity(long pid, long startTicks) {
  private static final long UNKNOWN = -1;

  /** Who has the pid now. A process that has already ended gets an identity that never runs. */
  static ProcessIdentity of(long pid) {
    return stat(pid)
        .map(stat -> new ProcessIdentity(pid, stat.startTicks()))
        .orElse(new ProcessIdentity(pid, UNKNOWN));
  }

  /** Whether it is still there and not a zombie, which nobody may ever collect. */
  @JsonIgnore
  boolean isRunning() {
    return stat(pid).filter(stat -> stat.startTicks() == startTicks && !stat.isDead()).isPresent();
  }

  private static Optional<Stat> stat(long pid) {
    try {
      return Optional.of(Stat.parse(Files.readString(Path.of("/proc/" + pid + "/stat"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private record Stat(char state, long startTicks) {

    /** The name of the program, in parentheses, may itself hold blanks and parentheses. */
    static Stat parse(String line) {
      List<String> fromState =
          List.of(line.substring(line.lastIndexOf(')') + 1).trim().split(" ", -1));
      return new Stat(fromState.get(0).charAt(0), Long.parseLong(fromState.get(19)));
    }

    boolean isDead() {
      return state == 'Z' || state == 'X';
    }
  }
}
