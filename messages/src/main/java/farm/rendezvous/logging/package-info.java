/**
 * What log lines are about, as fields of their own beside the message, for both WARs.
 *
 * <p>A field is set where a flow begins: a request is served, a message is handled, a batch is
 * rendered. Whatever that thread logs until the end of the flow carries it; log calls do not repeat
 * it. {@code LogContext} is the only class of the farm that knows Liberty, whose JSON has the
 * fields; the plain format leaves them out, so messages name the ids that matter to people.
 */
@NullMarked
package farm.rendezvous.logging;

import org.jspecify.annotations.NullMarked;
