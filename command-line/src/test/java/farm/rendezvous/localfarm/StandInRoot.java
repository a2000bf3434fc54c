package farm.rendezvous.localfarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository whose scripts start stand-ins. */
public final class StandInRoot {
  private StandInRoot() {}

  /** Makes one in this folder. */
  public static Path in(Path folder) throws IOException {
    script(folder.resolve("artemis/run"), "broker");
    script(folder.resolve("liberty/run"), "$1");
    Files.createDirectories(folder.resolve("blend/files"));
    return folder.toRealPath();
  }

  private static void script(Path path, String argument) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(
        path,
        """
        #!/usr/bin/env bash
        exec "%s/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m -cp "%s" \
          farm.rendezvous.localfarm.StandIn "%s"
        """
            .formatted(System.getProperty("java.home"), classes(), argument));
    if (!path.toFile().setExecutable(true)) {
      throw new IOException(path + " cannot be made executable");
    }
  }

  private static String classes() {
    return Path.of(StandIn.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }
}
