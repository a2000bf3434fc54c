/** The door between the queue of movies and the node. */
@NullMarked
package farm.rendezvous.node.movies.boundary;

import org.jspecify.annotations.NullMarked;
