/**
 * The tutorial's way in: {@code POST /job} and {@code GET /job/{pid}}, past the queue. A job by
 * hand takes a slot like a batch, and its frames are checked and put in their place like a batch's,
 * but nobody is told of them but the one who asks.
 */
@NullMarked
package farm.rendezvous.node.byhand;

import org.jspecify.annotations.NullMarked;
