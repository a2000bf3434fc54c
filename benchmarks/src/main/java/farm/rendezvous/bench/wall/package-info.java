/**
 * Whole renderings: the farm against bare Blender on the same machine, in turns.
 *
 * <p>What bare Blender could do at best is computed from what each frame cost it ({@code
 * FrameCosts}, {@code Arrangement}) and then really run once. Each ratio is between two runs that
 * followed each other, so that what else the machine did weighs on both.
 */
@NullMarked
package farm.rendezvous.bench.wall;

import org.jspecify.annotations.NullMarked;
