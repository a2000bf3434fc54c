package farm.rendezvous.node.inspections.control;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionAnswer.NotInspected;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.desk.Fitness;
import farm.rendezvous.node.rendering.Inspector;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.Loan;
import farm.rendezvous.node.storage.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The way of an inspection through the node. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Inspections {

  private static final System.Logger LOG = System.getLogger(Inspections.class.getName());

  @Inject private NodeSettings settings;
  @Inject private Fitness fitness;
  @Inject private Desk desk;
  @Inject private Storage storage;
  @Inject private Inspector inspector;

  /**
   * Looks into a file, if the node is fit for that and to work.
   *
   * @throws InterruptedException if the thread is
   */
  public InspectionAnswer inspect(InspectionRequest request) throws InterruptedException {
    Optional<String> hindrance = hindrance();
    InspectionAnswer answer =
        hindrance.isPresent()
            ? unknown(request, FailureReason.NODE_TROUBLE, hindrance.get())
            : open(request);
    LOG.log(Level.DEBUG, "inspection: {0}", answer);
    return answer;
  }

  private Optional<String> hindrance() {
    return desk.closed()
        .or(() -> desk.isResting() ? Optional.of("the node is paused") : fitness.trouble());
  }

  private InspectionAnswer open(InspectionRequest request) throws InterruptedException {
    long end = System.nanoTime() + request.settings().frameTimeout().toNanos();
    BooleanSupplier wanted = () -> desk.closed().isEmpty() && end - System.nanoTime() > 0;
    try (Loan loan = storage.lend(request, wanted)) {
      return inspector.inspect(request, loan.inputs());
    } catch (IOException e) {
      return unknown(request, FailureReason.NODE_TROUBLE, "inputs cannot be read: " + e);
    } catch (InterruptedException e) {
      if (wanted.getAsBoolean()) {
        throw e;
      }
      return unknown(request, FailureReason.TIMED_OUT, "the inputs did not come in time");
    }
  }

  private NotInspected unknown(InspectionRequest request, FailureReason reason, String why) {
    return new NotInspected(request.id(), settings.name(), reason, why);
  }
}
