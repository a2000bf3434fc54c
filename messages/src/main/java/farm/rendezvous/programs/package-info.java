/** What holds for every program that a server of the farm starts. */
@NullMarked
package farm.rendezvous.programs;

import org.jspecify.annotations.NullMarked;
