/** {@code /api/v1/files}: asks whether a file is there, and sends it. */
@NullMarked
package farm.rendezvous.orchestrator.files.boundary;

import org.jspecify.annotations.NullMarked;
