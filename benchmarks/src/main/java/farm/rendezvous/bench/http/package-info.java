/**
 * Calls of the orchestrator's HTTP interface by wrk, with few and with many jobs in the books. No
 * node takes part, so every job stays queued.
 */
@NullMarked
package farm.rendezvous.bench.http;

import org.jspecify.annotations.NullMarked;
