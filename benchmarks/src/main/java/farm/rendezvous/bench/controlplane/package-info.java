/**
 * Broker and orchestrator under load: real processes and real messages, and nodes that let time
 * pass instead of rendering.
 *
 * <p>A {@code SimulatedNode} does what a render node does between the broker and Blender, through
 * the same {@link farm.rendezvous.messaging.Broker}: it consumes offers with a window of 0, claims,
 * reports, and says once a second that it lives. All nodes of a {@code Load} run in this process.
 * After each run the books must be exact, or the benchmark has failed.
 */
@NullMarked
package farm.rendezvous.bench.controlplane;

import org.jspecify.annotations.NullMarked;
