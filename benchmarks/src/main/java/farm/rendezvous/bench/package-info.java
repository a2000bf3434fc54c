/**
 * {@code ./rendezvous bench}: runs the benchmarks that are named, one after the other.
 *
 * <p>Each is a package of its own and needs no other: {@code wall}, {@code controlplane}, {@code
 * http} and {@code start}. All of them measure real processes of this build, started as {@code
 * ./rendezvous up} starts them; docs/performance.md defines what is measured.
 */
@NullMarked
package farm.rendezvous.bench;

import org.jspecify.annotations.NullMarked;
