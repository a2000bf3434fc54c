package farm.rendezvous.node.storage;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.InspectionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where the inputs of jobs come from and their frames go to. */
public interface Storage {

  /**
   * Opens the place where an attempt renders, and from where its frames go to theirs.
   *
   * @param wanted false once nobody waits for its frames any more
   * @throws SupersededException if another attempt has taken over already
   */
  AttemptOutput open(Grant grant, BooleanSupplier wanted) throws IOException, SupersededException;

  /**
   * Sees that the .blend file of a job, and what it uses, can be read on this machine. It may take
   * long.
   *
   * @param wanted false once nobody waits for it any more; it ends soon then
   * @throws InterruptedException if it ended for that reason
   */
  Inputs inputs(Grant grant, BooleanSupplier wanted) throws IOException, InterruptedException;

  /** The same for a file that is to be inspected. */
  Loan lend(InspectionRequest request, BooleanSupplier wanted)
      throws IOException, InterruptedException;

  /** What is wrong with the place of the inputs, a sentence; empty if nothing is. */
  Optional<String> inputsTrouble();

  /** The folder on this machine that inputs are read from. */
  Path inputsFolder();

  /** The folder on this machine that frames need room in. */
  Path framesFolder();
}
