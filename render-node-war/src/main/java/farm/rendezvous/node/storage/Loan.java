package farm.rendezvous.node.storage;

/**
 * Inputs that stay on this machine until the loan is closed.
 *
 * @param end what is to be done then
 */
public record Loan(Inputs inputs, Runnable end) implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
