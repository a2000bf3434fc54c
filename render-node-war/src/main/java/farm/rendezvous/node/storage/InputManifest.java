package farm.rendezvous.node.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What the orchestrator says that a job needs.
 *
 * @param file name of the .blend file, among the inputs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record InputManifest(String file, List<Input> inputs) {

  /** A file; its name is below the folder of the inputs. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Input(String name, String sha256, long bytes) {}

  InputManifest {
    inputs = List.copyOf(inputs);
  }
}
