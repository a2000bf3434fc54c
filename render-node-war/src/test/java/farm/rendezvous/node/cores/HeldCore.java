package farm.rendezvous.node.cores;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** A node that takes the only core, says so, and keeps it for as long as it lives. */
final class HeldCore {

  private HeldCore() {}

  public static void main(String[] args) throws Exception {
    SharedCores.of(Path.of(args[0]), 1, InstantSource.system()).take(() -> true);
    Files.createFile(Path.of(args[1]));
    Thread.currentThread().join();
  }
}
