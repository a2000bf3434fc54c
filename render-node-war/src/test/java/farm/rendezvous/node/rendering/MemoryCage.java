package farm.rendezvous.node.rendering;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A control group of the kernel, whose processes may have no more memory than a container with a
 * limit.
 */
final class MemoryCage implements AutoCloseable {

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private final Path group;

  /** Makes one; skips the test where that is not allowed. */
  MemoryCage(int mebibytes) throws IOException {
    Path old = GROUPS.resolve("memory");
    boolean isOld = Files.isDirectory(old);
    assumeTrue(Files.isWritable(isOld ? old : GROUPS), "control groups can be made");
    group = Files.createTempDirectory(isOld ? old : GROUPS, "rendezvous-");
    Path limit = group.resolve(isOld ? "memory.limit_in_bytes" : "memory.max");
    assumeTrue(Files.exists(limit), "there is a control of memory");
    Files.writeString(limit, Long.toString((long) mebibytes << 20));
    Path swap = group.resolve(isOld ? "memory.memsw.limit_in_bytes" : "memory.swap.max");
    if (Files.exists(swap)) {
      Files.writeString(swap, Long.toString(isOld ? (long) mebibytes << 20 : 0));
    }
  }

  /** What a shell has to do to be in it. */
  String enter() {
    return "echo $$ > '" + group.resolve("cgroup.procs") + "'";
  }

  @Override
  public void close() {
    await("nobody in the cage").ignoreExceptions().until(() -> Files.deleteIfExists(group));
  }
}
