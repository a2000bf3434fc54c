package farm.rendezvous.orchestrator.remote.control;

import java.util.List;
import java.util.Optional;

/**
 * What a job needs to be rendered elsewhere.
 *
 * @param file name of the .blend file, among the inputs
 */
public record Manifest(String file, List<Input> inputs) {

  /**
   * A file.
   *
   * @param name below the folder of the inputs, with forward slashes
   */
  public record Input(String name, String sha256, long bytes) {}

  public Manifest {
    inputs = List.copyOf(inputs);
  }

  /** The hash of an input. */
  public Optional<String> hash(String name) {
    return inputs.stream()
        .filter(input -> input.name().equals(name))
        .map(Input::sha256)
        .findFirst();
  }
}
