/**
 * Sends a .blend file of this machine to a farm, with all that it uses. Blender itself says what
 * that is; only what the farm does not have is sent.
 */
@NullMarked
package farm.rendezvous.uploads;

import org.jspecify.annotations.NullMarked;
