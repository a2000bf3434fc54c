/**
 * Proves that a rendered image file is whole before it leaves the node: the right format and
 * dimensions, decoded from the first to the last byte, and nothing after its end.
 *
 * <p>Blender's exit code and its "Saved:" line prove nothing, since a full disk or a killed process
 * leaves half an image at the final path. {@link farm.rendezvous.node.checking.ImageCheck} is the
 * only door; there is one class for each format behind it. All of them read a file as a stream, so
 * that a frame of several hundred megabytes fits a small heap; only WebP, whose decoder knows no
 * strips, needs the room of one image. Nothing here writes, and nothing here judges what is in the
 * picture.
 */
@NullMarked
package farm.rendezvous.node.checking;

import org.jspecify.annotations.NullMarked;
