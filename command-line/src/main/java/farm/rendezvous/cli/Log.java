package farm.rendezvous.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what Blender has said. */
@Command(name = "log", description = "Shows what Blender has said at a frame of a job.")
final class Log implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "FRAME", description = "The number of the frame.")
  private int frame;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Log(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What is said in JSON. */
  record Said(String job, int frame, String log) {}

  @Override
  public Integer call() throws IOException {
    try (InputStream log = farm.client(invocation).log(id, frame)) {
      String text = new String(log.readAllBytes(), StandardCharsets.UTF_8);
      json.say(invocation.console(), new Said(id, frame, text), text.stripTrailing());
    }
    return ExitCode.DONE;
  }
}
