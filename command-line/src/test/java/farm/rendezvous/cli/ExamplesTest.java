package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help, and what it shows. */
final class ExamplesTest {
  @TempDir private Path root = Path.of("");

  @Test
  void everyCommandHasExamplesThatItUnderstands() {
    var all = Rendezvous.commandLine(new Terminal(root, false).invocation());

    assertThat(Examples.OF.keySet()).isEqualTo(all.getSubcommands().keySet());
    Examples.OF.forEach(
        (word, examples) ->
            examples.forEach(
                example -> {
                  assertThat(example).startsWith(word);
                  assertThatCode(
                          () ->
                              Rendezvous.commandLine(new Terminal(root, false).invocation())
                                  .parseArgs(example.split(" ", -1)))
                      .as(example)
                      .doesNotThrowAnyException();
                }));
  }

  @Test
  void helpTellsOfAWordWithExamples() {
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run("help", "download")).isZero();
    assertThat(terminal.said())
        .contains(
            "Fetches the completed frames of a job", "Examples:", "./rendezvous download 0df");
  }

  @Test
  void aShellCompletesWordsAndOptions() {
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run("completion", "bash")).isZero();
    assertThat(terminal.said())
        .contains("complete -F _complete_rendezvous -o default rendezvous")
        .contains("download", "--frame-timeout");
    assertThat(new Terminal(root, false).run("completion", "tcsh")).isEqualTo(2);
  }
}
