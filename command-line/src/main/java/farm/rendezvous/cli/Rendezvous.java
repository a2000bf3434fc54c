package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient.Made;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: all commands under one name. */
@Command(
    name = "./rendezvous",
    description = "A Blender render farm: on this machine, or as a client of one anywhere.",
    footer = {
      "",
      "  test       every test there is (done by the script itself)",
      "  bench      measures farms of this machine (done by the script itself)",
      "",
      "Exit codes: 0 done, 1 the job failed or was canceled, 2 the call was wrong, 3 no farm reached.",
      "Begin with: ./rendezvous demo",
      "Examples of a command: ./rendezvous help COMMAND"
    })
public final class Rendezvous implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Says this and ends.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  private Rendezvous() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(commandLine(Invocation.ofProcess()).execute(arguments));
  }

  static CommandLine commandLine(Invocation invocation) {
    Console console = invocation.console();
    CommandLine all =
        new CommandLine(new Rendezvous())
            .addSubcommand(new Demo(invocation))
            .addSubcommand(new Up(invocation))
            .addSubcommand(new Down(invocation))
            .addSubcommand(new Status(invocation))
            .addSubcommand(Submit.commandLine(invocation))
            .addSubcommand(new Watch(invocation))
            .addSubcommand(new Events(invocation))
            .addSubcommand(new Jobs(invocation))
            .addSubcommand("pause", new JobCommand(invocation, JobCommand.Word.PAUSE))
            .addSubcommand("resume", new JobCommand(invocation, JobCommand.Word.RESUME))
            .addSubcommand("cancel", new JobCommand(invocation, JobCommand.Word.CANCEL))
            .addSubcommand(Requeue.commandLine(invocation))
            .addSubcommand(new Change(invocation))
            .addSubcommand(new Delete(invocation))
            .addSubcommand(new Download(invocation))
            .addSubcommand(new Frames(invocation))
            .addSubcommand("image", new FetchFrame(invocation, FetchFrame.As.IMAGE))
            .addSubcommand("thumbnail", new FetchFrame(invocation, FetchFrame.As.THUMBNAIL))
            .addSubcommand("movie", new Fetch(invocation, Made.MOVIE))
            .addSubcommand("contact-sheet", new Fetch(invocation, Made.CONTACT_SHEET))
            .addSubcommand(new Verify(invocation))
            .addSubcommand(new Log(invocation))
            .addSubcommand(new Setbacks(invocation))
            .addSubcommand(new Deliveries(invocation))
            .addSubcommand(new Nodes(invocation))
            .addSubcommand(new Completion(invocation))
            .addSubcommand(new Help(invocation))
            .setOut(console.out())
            .setErr(console.err())
            .setExecutionExceptionHandler(new Troubles(console));
    return Examples.in(all);
  }

  /** Without a command: says which there are. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Which command?");
    }
  }
}
