package farm.rendezvous.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete words and options. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes words and options.")
final class Completion implements Callable<Integer> {

  /** Shells that read it. */
  enum Shell {
    bash,
    zsh
  }

  private final Invocation invocation;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}: both read the same.")
  @SuppressWarnings("UnusedVariable") // picocli checks it
  private Shell shell = Shell.bash;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Completion(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    invocation.console().say(AutoComplete.bash("rendezvous", spec.root().commandLine()));
    return ExitCode.DONE;
  }
}
