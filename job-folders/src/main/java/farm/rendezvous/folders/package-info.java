/**
 * The output folder. Each attempt renders into a folder of its own below {@code .attempts}, and a
 * finished frame goes from there to its place by one rename.
 *
 * <p>Who takes over from a dead attempt fences it off first: the dead one's folder is renamed away
 * and a file put where it was. Should the dead one come back, it finds neither its frames nor a way
 * to make the folder anew, so it cannot write to a final path; and a frame that it had put there
 * before is right, and is kept.
 */
@NullMarked
package farm.rendezvous.folders;

import org.jspecify.annotations.NullMarked;
