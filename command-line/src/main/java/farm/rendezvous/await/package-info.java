/**
 * Waiting: the one place where a thread of the command line or of a system test stands still.
 *
 * <p>Every wait looks again and again until it has seen enough, has a limit, and fails with what it
 * saw last. Depends on nothing; everybody may use it.
 */
@NullMarked
package farm.rendezvous.await;

import org.jspecify.annotations.NullMarked;
