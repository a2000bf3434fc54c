/** The node's configuration, checked at the start. */
@NullMarked
package farm.rendezvous.node.settings;

import org.jspecify.annotations.NullMarked;
