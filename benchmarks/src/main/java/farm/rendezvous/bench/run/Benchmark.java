package farm.rendezvous.bench.run;

import java.io.IOException;
import java.util.List;

/** Measures one side of the farm and prints tables. */
public interface Benchmark {

  /** What it is called on the command line. */
  String name();

  /**
   * Runs it.
   *
   * @return what went wrong, a sentence each; the numbers are not to be trusted then
   */
  List<String> run(Setting setting) throws IOException, InterruptedException;
}
