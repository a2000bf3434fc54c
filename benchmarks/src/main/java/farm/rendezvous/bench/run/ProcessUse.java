package farm.rendezvous.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used of the machine so far.
 *
 * @param cpu time in its own code and in the kernel, without its children
 * @param residentMib memory that it holds, with what it shares (RSS)
 * @param proportionalMib the same, with its part of what it shares (PSS)
 */
public record ProcessUse(Duration cpu, long residentMib, long proportionalMib) {

  /**
   * Of a process of this user.
   *
   * @throws UncheckedIOException if it is not there
   */
  public static ProcessUse of(long pid) {
    try {
      String memory = Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
      return new ProcessUse(cpu(pid), mib(memory, "Rss:"), mib(memory, "Pss:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU time since then; memory as it is now. */
  public ProcessUse since(ProcessUse then) {
    return new ProcessUse(cpu.minus(then.cpu), residentMib, proportionalMib);
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** The file gives kB, which are KiB. */
  private static long mib(String memory, String field) {
    return memory
        .lines()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
