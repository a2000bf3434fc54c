package farm.rendezvous.node.settings;

/** How a node runs its Blender. */
public enum BlenderMode {

  /** One process renders batch after batch of the same file and settings. */
  WARM,

  /** A process for each batch, which goes through the frames by itself. */
  COLD
}
