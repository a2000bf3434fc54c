package farm.rendezvous.node.rendering;

/** Blender has said nothing of the frame within the time that it may take. */
final class BlenderSilentException extends Exception {

  private static final long serialVersionUID = 1;

  BlenderSilentException() {
    super("no word in time");
  }
}
