/**
 * Makes the small picture of a frame that has just come to its place, so that nobody has to wait
 * for it later. A frame is as good without one: whatever goes wrong here is logged, and the
 * orchestrator makes the thumbnail when it is asked for.
 */
@NullMarked
package farm.rendezvous.node.thumbnails;

import org.jspecify.annotations.NullMarked;
