/**
 * How long {@code ./rendezvous up} takes, compared with one plain Liberty server that has the
 * orchestrator's features and no application; and what memory the processes hold.
 */
@NullMarked
package farm.rendezvous.bench.start;

import org.jspecify.annotations.NullMarked;
