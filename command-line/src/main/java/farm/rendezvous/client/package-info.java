/**
 * A farm seen over HTTP, wherever it is: submit, look at jobs, frames and nodes.
 *
 * <p>Three things can happen to a call: an answer; {@link farm.rendezvous.client.Refused} when the
 * farm says no (4xx), with its reasons; {@link farm.rendezvous.client.FarmNotReachable} when there
 * is no farm to say anything, which may pass. Lists are read page by page. Knows nothing of local
 * processes and of the terminal.
 */
@NullMarked
package farm.rendezvous.client;

import org.jspecify.annotations.NullMarked;
