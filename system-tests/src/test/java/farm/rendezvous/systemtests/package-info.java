/**
 * Use cases and accidents on whole farms: real broker, real Derby, real Liberty, real Blender, on
 * free ports and in temporary folders. {@code TestFarm} is the farm as a person and an accident see
 * it; what a person sees in a browser is asked of {@link farm.rendezvous.admincenter}.
 */
@NullMarked
package farm.rendezvous.systemtests;

import org.jspecify.annotations.NullMarked;
