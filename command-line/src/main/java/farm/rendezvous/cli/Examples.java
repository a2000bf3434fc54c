package farm.rendezvous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What `help WORD` shows at its end: calls that can be copied. */
final class Examples {
  private static final String ID = "0df378ff-a5af-494e-a9f0-7a96362e3923";

  static final Map<String, List<String>> OF =
      Map.ofEntries(
          Map.entry("demo", List.of("demo", "demo --down --port 0")),
          Map.entry("up", List.of("up", "up --nodes 2 --blend ~/scenes --output ~/frames")),
          Map.entry("down", List.of("down")),
          Map.entry("status", List.of("status", "status --json")),
          Map.entry(
              "submit",
              List.of(
                  "submit demo.blend 1-20 --watch",
                  "submit shots/010.blend 1-250x5 --format OPEN_EXR --priority 80",
                  "submit demo.blend 1-20 --webhook https://example.org/hook --json")),
          Map.entry("watch", List.of("watch " + ID, "watch " + ID + " --json")),
          Map.entry("events", List.of("events", "events " + ID + " --json")),
          Map.entry(
              "jobs",
              List.of("jobs", "jobs --state active -q shot", "jobs --json --url http://farm:4000")),
          Map.entry("pause", List.of("pause " + ID)),
          Map.entry("resume", List.of("resume " + ID)),
          Map.entry("cancel", List.of("cancel " + ID)),
          Map.entry("requeue", List.of("requeue " + ID, "requeue " + ID + " 7,9-12")),
          Map.entry("change", List.of("change " + ID + " --priority 90")),
          Map.entry("delete", List.of("delete " + ID)),
          Map.entry("download", List.of("download " + ID, "download " + ID + " frames")),
          Map.entry("frames", List.of("frames " + ID, "frames " + ID + " 7 --json")),
          Map.entry("image", List.of("image " + ID + " 7", "image " + ID + " 7 look.png")),
          Map.entry("thumbnail", List.of("thumbnail " + ID + " 7")),
          Map.entry("movie", List.of("movie " + ID, "movie " + ID + " shot.mp4")),
          Map.entry("contact-sheet", List.of("contact-sheet " + ID)),
          Map.entry("verify", List.of("verify " + ID)),
          Map.entry("log", List.of("log " + ID + " 7")),
          Map.entry("setbacks", List.of("setbacks " + ID, "setbacks " + ID + " --forgive node-2")),
          Map.entry("deliveries", List.of("deliveries", "deliveries " + ID)),
          Map.entry("nodes", List.of("nodes", "nodes pause node-1 node-2", "nodes drain node-3")),
          Map.entry("completion", List.of("completion bash")),
          Map.entry("help", List.of("help submit")));

  private Examples() {}

  /** Adds them to the help of each command. */
  static CommandLine in(CommandLine all) {
    all.getSubcommands()
        .forEach(
            (word, command) -> {
              List<String> footer = new ArrayList<>(List.of("", "Examples:"));
              OF.getOrDefault(word, List.of())
                  .forEach(example -> footer.add("  ./rendezvous " + example));
              if (word.equals("completion")) {
                footer.add("  source <(./rendezvous completion bash)");
              }
              command.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
            });
    return all;
  }
}
