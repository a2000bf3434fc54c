/**
 * A farm of this machine: broker, orchestrator and render nodes as processes in the background.
 *
 * <p>{@link farm.rendezvous.localfarm.LocalFarm} is the door; the commands use it, and the system
 * tests as their system object. All state is below one home, and {@code farm.json} there says which
 * processes are the farm's: a process is ours only if pid and start time are the recorded ones, so
 * that a reused pid is never waited for or killed. Whoever changes the set of processes holds the
 * home's lock. Linux only, as the nodes are. Knows nothing of the terminal.
 */
@NullMarked
package farm.rendezvous.localfarm;

import org.jspecify.annotations.NullMarked;
