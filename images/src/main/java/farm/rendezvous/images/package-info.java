/**
 * Small pictures of rendered frames. A node makes one when a frame arrives at its place; the
 * orchestrator makes those that are missing. {@link farm.rendezvous.images.Thumbnail} is the door.
 *
 * <p>A frame can be hundreds of megabytes and both servers have small heaps, so pictures are taken
 * in line by line where their format allows it, and are left alone where it does not and there is
 * no room. Nothing here proves that an image is whole; that is done on the node before.
 */
@NullMarked
package farm.rendezvous.images;

import org.jspecify.annotations.NullMarked;
