/**
 * The broker's process: Artemis's jars from Maven Central under a main method, in place of the
 * distribution's scripts and its instance directories.
 *
 * <p>Everything that can be decided lies in artemis/broker.xml; artemis/run starts it. No other
 * module uses this one: the farm knows the broker by its address only.
 */
@NullMarked
package farm.rendezvous.broker;

import org.jspecify.annotations.NullMarked;
