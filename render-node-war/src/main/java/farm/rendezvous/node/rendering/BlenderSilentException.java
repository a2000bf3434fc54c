package farm.rendezvous.node.rendering;

/** Blender has said nothing of the frame within the time that it may take, or stands still. */
final class BlenderSilentException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean stuck;

  /**
   * It is silent.
   *
   * @param stuck whether it does nothing at all
   */
  BlenderSilentException(boolean stuck) {
    super(stuck ? "it stands still" : "no word in time");
    this.stuck = stuck;
  }

  boolean isStuck() {
    return stuck;
  }
}
