/**
 * The farm in numbers, as MicroProfile Metrics shows them under {@code /metrics}: what happened is
 * counted by dispatch as it happens, how things stand is read by {@code Gauges} when asked.
 */
@NullMarked
package farm.rendezvous.orchestrator.figures;

import org.jspecify.annotations.NullMarked;
