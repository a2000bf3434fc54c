/**
 * What every benchmark runs with: how much is asked for, where it may write, a farm of its own that
 * is gone in the end, and what processes use of the machine.
 */
@NullMarked
package farm.rendezvous.bench.run;

import org.jspecify.annotations.NullMarked;
