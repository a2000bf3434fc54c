/**
 * The HTTP contract, word by word, against a farm of this machine. MicroShed Testing is pointed at
 * the farm that {@link farm.rendezvous.api.OneFarm} has started and gives the JAX-RS client; what a
 * client made of an interface cannot send goes through {@link farm.rendezvous.api.Wire}.
 */
@NullMarked
package farm.rendezvous.api;

import org.jspecify.annotations.NullMarked;
