package farm.rendezvous.localfarm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Starts processes of the farm so that they outlive the one who starts them: in a session of their
 * own, without its terminal. The scripts end in {@code exec}, so the pid is the server's.
 *
 * @param options root, home and the user's variables
 */
record Launcher(FarmOptions options) {

  /** What a node does not get that shares no folder, so that it cannot use them by mistake. */
  private static final Set<String> SHARED = Set.of("BLEND_DIR", "OUTPUT_DIR", "FILES_DIR");

  Member launch(Member member, FarmRecord farm) {
    Path log = member.log(options.home());
    try {
      Files.createDirectories(log.getParent());
      Files.createDirectories(Path.of(farm.output()));
      ProcessBuilder builder =
          new ProcessBuilder(command(member.role()))
              .directory(options.root().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(options.environment());
      builder.environment().putAll(MemberEnvironment.of(member, farm, options.home()));
      if (member.role() == Member.Role.NODE
          && "http".equalsIgnoreCase(builder.environment().get("STORAGE"))) {
        SHARED.forEach(builder.environment()::remove);
      }
      return member.running(ProcessIdentity.of(builder.start().pid()));
    } catch (IOException e) {
      throw new FarmTrouble("The %s cannot be started: %s".formatted(member, e.getMessage()), e);
    }
  }

  /**
   * A new session without a new pid: our children lead no process group, so setsid need not fork.
   */
  private List<String> command(Member.Role role) {
    String artemis = options.root().resolve("artemis/run").toString();
    String liberty = options.root().resolve("liberty/run").toString();
    return switch (role) {
      case BROKER -> List.of("setsid", artemis);
      case ORCHESTRATOR -> List.of("setsid", liberty, "orchestrator");
      case NODE -> List.of("setsid", liberty, "render-node");
    };
  }
}
