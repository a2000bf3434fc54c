/**
 * Use cases of the farm in containers: the compose file of the repository, built and run by a real
 * Docker engine, with the commands that a person types.
 *
 * <p>{@code ComposeFarm} is the farm; {@code Shell} runs commands. The engine must answer and the
 * base image must be there: {@code ./rendezvous test} sees to both. A project of a test has a name,
 * images, ports and folders of its own, and takes them along when it ends.
 */
@NullMarked
package farm.rendezvous.compose;

import org.jspecify.annotations.NullMarked;
