/**
 * Files that were sent over HTTP: kept once each under their SHA-256, and put together into a
 * folder for each job that names them.
 */
@NullMarked
package farm.rendezvous.orchestrator.files;

import org.jspecify.annotations.NullMarked;
