/**
 * What is done with jobs: reading and checking what someone submits, keeping it, finding it again.
 */
@NullMarked
package farm.rendezvous.orchestrator.jobs.control;

import org.jspecify.annotations.NullMarked;
