/** Results over HTTP: images, logs, archives, contact sheets, movies, and checking them again. */
@NullMarked
package farm.rendezvous.orchestrator.results.boundary;

import org.jspecify.annotations.NullMarked;
