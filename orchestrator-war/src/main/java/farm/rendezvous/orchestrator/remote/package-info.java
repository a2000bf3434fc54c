/** What nodes need that share no folder with the orchestrator (STORAGE=http). */
@NullMarked
package farm.rendezvous.orchestrator.remote;

import org.jspecify.annotations.NullMarked;
