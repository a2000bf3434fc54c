/**
 * The commands of {@code ./rendezvous}: arguments, words on the terminal and exit codes, one small
 * class per command.
 *
 * <p>What is done is done by {@link farm.rendezvous.localfarm} and {@link farm.rendezvous.client}.
 * Exit codes: 0 done, 1 the job failed or was canceled, 2 the call was wrong, 3 no farm to be
 * reached. Results go to standard output, troubles to standard error; only {@link
 * farm.rendezvous.cli.Console} knows either. Nothing may depend on this package.
 */
@NullMarked
package farm.rendezvous.cli;

import org.jspecify.annotations.NullMarked;
