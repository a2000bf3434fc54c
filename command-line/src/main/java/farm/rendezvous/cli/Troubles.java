package farm.rendezvous.cli;

import farm.rendezvous.await.NotInTime;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Problem;
import farm.rendezvous.client.Refused;
import farm.rendezvous.localfarm.FarmTrouble;
import farm.rendezvous.uploads.UploadTrouble;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Puts what went wrong into words and an exit code.
 *
 * @param console where the words go
 */
record Troubles(Console console) implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    if (exception instanceof Refused refused) {
      complain(refused.problem());
      return ExitCode.USAGE;
    }
    if (exception instanceof Unusable || exception instanceof UploadTrouble) {
      console.complain(String.valueOf(exception.getMessage()));
      return ExitCode.USAGE;
    }
    if (exception instanceof FarmNotReachable
        || exception instanceof FarmTrouble
        || exception instanceof NotInTime) {
      console.complain(Objects.requireNonNullElse(exception.getMessage(), exception.toString()));
      return ExitCode.NOT_REACHABLE;
    }
    console.complain("This is a fault of the command line itself; please report it:");
    exception.printStackTrace(console.err());
    return ExitCode.FAULT;
  }

  private void complain(Problem problem) {
    console.complain("The farm refused: " + problem.sentence());
    for (Problem.FieldError error : problem.errors()) {
      console.complain("  %s: %s".formatted(error.field(), error.detail()));
    }
  }
}
