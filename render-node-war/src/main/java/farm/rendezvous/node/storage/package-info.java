/**
 * Where the inputs of jobs come from and frames go to, by STORAGE: folders that all share, or the
 * orchestrator over HTTP. Blender always reads and writes files of this machine; what differs is
 * how they come here, and how a finished frame gets to its place. The promises are the same: a
 * frame is seen whole or not at all, and an attempt that was taken over cannot put one in place.
 */
@NullMarked
package farm.rendezvous.node.storage;

import org.jspecify.annotations.NullMarked;
