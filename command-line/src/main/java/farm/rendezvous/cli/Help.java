package farm.rendezvous.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of a command what `--help` does. */
@Command(name = "help", description = "Tells of a command, with examples.")
final class Help implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Which; left out, all.")
  private @Nullable String word;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Help(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    CommandLine all = spec.root().commandLine();
    CommandLine told = word == null ? all : all.getSubcommands().get(word);
    if (told == null) {
      throw new Unusable("There is no command " + word + ". See: ./rendezvous help");
    }
    invocation.console().say(told.getUsageMessage().stripTrailing());
    return ExitCode.DONE;
  }
}
