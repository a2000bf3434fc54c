/**
 * Movies of jobs, made of frames that all nodes have put into the shared output folder. A movie is
 * a batch of its own kind: it waits for a slot and takes it, but nobody claims it. If the node dies
 * its request goes to another.
 */
@NullMarked
package farm.rendezvous.node.movies.control;

import org.jspecify.annotations.NullMarked;
