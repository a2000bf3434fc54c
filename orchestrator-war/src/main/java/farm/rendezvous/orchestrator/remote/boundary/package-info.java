/** {@code /api/v1/attempts} and {@code /api/v1/jobs/{id}/inputs}. */
@NullMarked
package farm.rendezvous.orchestrator.remote.boundary;

import org.jspecify.annotations.NullMarked;
