/** Jobs over HTTP: the tutorial's two endpoints and the API proper. */
@NullMarked
package farm.rendezvous.orchestrator.jobs.boundary;

import org.jspecify.annotations.NullMarked;
