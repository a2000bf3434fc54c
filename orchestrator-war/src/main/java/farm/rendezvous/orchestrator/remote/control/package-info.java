/**
 * Inputs of jobs by name and hash, from where they lie, and frames into their places, for nodes
 * that cannot do that themselves. A frame of such a node goes the same way as on a shared disk:
 * into the folder of its attempt, and from there to its place by one rename, which a fence stops.
 */
@NullMarked
package farm.rendezvous.orchestrator.remote.control;

import org.jspecify.annotations.NullMarked;
