package farm.rendezvous.node.rendering;

import java.util.List;

/**
 * A frame that Blender says is done; the image is not checked yet.
 *
 * @param lines what Blender printed meanwhile
 */
record Rendered(WorkerEvent.Finished event, List<String> lines) {}
