/**
 * The books on disk: the embedded Derby database, its migrations, and the entity manager that the
 * other components are given.
 */
@NullMarked
package farm.rendezvous.orchestrator.store;

import org.jspecify.annotations.NullMarked;
