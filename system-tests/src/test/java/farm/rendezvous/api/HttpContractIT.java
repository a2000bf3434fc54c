package farm.rendezvous.api;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * What the farm's HTTP promises, call by call; one farm for all of it, so each group of calls is in
 * a file of its own and comes together here.
 */
@ExtendWith(OneFarm.class)
@MicroShedTest
@SuppressWarnings("NullAway.Init")
public class HttpContractIT {

  @RESTClient public static OrchestratorApi farm;

  @Nested
  class Tutorial extends TutorialCalls {}

  @Nested
  class Jobs extends JobCalls {}

  @Nested
  class Rendering extends RenderedFrames {}

  @Nested
  class BadInput extends RefusedCalls {}

  @Nested
  class Operations extends OperationCalls {}

  @Nested
  class Description extends DescriptionCalls {}

  @Nested
  class NodeByHand extends NodeCalls {}

  @Nested
  class CommandLine extends CommandLineCalls {}

  @Nested
  class GeneratedClient extends GeneratedClientCalls {}
}
