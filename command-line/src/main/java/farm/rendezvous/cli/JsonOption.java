package farm.rendezvous.cli;

import farm.rendezvous.client.Json;
import picocli.CommandLine.Option;

/** Whether what a command has to say is for a program. */
final class JsonOption {
  @Option(names = "--json", description = "As JSON, one line for each answer, for scripts.")
  private boolean wanted;

  boolean isWanted() {
    return wanted;
  }

  /** Says it in JSON or in words. */
  void say(Console console, Object answer, String words) {
    console.say(wanted ? Json.line(answer) : words);
  }
}
