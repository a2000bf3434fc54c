package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Submission;
import farm.rendezvous.localfarm.LocalFarm;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows all of it once. */
@Command(
    name = "demo",
    description = {
      "Starts a farm of this machine, renders the sample animation, and leaves the farm up."
    })
final class Demo implements Callable<Integer> {
  private static final String FILE = "demo.blend";
  private static final String FRAMES = "1-24";

  private final Invocation invocation;
  @Mixin private UpOptions options = new UpOptions();

  @Option(names = "--down", description = "Take the farm down in the end.")
  private boolean down;

  Demo(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = invocation.console();
    LocalFarm farm = LocalFarm.start(options.options(invocation), console::say);
    try {
      FarmClient client = farm.client();
      console.say(
          "The farm is ready at " + client.url() + ". Rendering " + FILE + ", frames " + FRAMES);
      Job job = client.submit(Submission.of(FILE, FRAMES));
      int exitCode =
          new JobWatch(client, console, invocation.clock(), false).untilEnd(List.of(job.id()));
      sayWhere(farm, client, job);
      return exitCode;
    } finally {
      if (down) {
        farm.down();
        console.say("The farm is down.");
      }
    }
  }

  private void sayWhere(LocalFarm farm, FarmClient client, Job job) {
    Console console = invocation.console();
    console.say("Frames    " + farm.output().resolve(job.id()));
    if (down) {
      return;
    }
    console.say("Job       " + client.url(job));
    console.say("Movie     " + client.url(job) + "/movie.mp4");
    console.say("Web page  " + client.url().resolve("/openapi/ui") + " (every call, to be tried)");
    console.say("Your own  ./rendezvous submit FILE.blend 1-20 --watch");
    console.say("To end    ./rendezvous down");
  }
}
