/**
 * What Blender says of a file before a job of it is accepted. A node is asked over the broker, and
 * somebody waits for its answer, so all of it is bounded: the time, the submissions that wait, the
 * files that are looked into at once, and the answers that are kept.
 *
 * <p>It refuses what would fail for certain. Whatever keeps it from knowing keeps no job from being
 * accepted.
 */
@NullMarked
package farm.rendezvous.orchestrator.preflight.control;

import org.jspecify.annotations.NullMarked;
