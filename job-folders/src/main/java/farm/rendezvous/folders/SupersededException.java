package farm.rendezvous.folders;

/** Another attempt has taken over: this one may write nothing more, and has to stop. */
public final class SupersededException extends Exception {

  private static final long serialVersionUID = 1;

  public SupersededException(String attempt) {
    super("attempt " + attempt + " was taken over by another");
  }
}
