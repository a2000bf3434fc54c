/**
 * Movies of rendered frames: how a list of images becomes an H.264 file, for the nodes that make
 * them and for the orchestrator, which makes them where no node can.
 */
@NullMarked
package farm.rendezvous.movies;

import org.jspecify.annotations.NullMarked;
