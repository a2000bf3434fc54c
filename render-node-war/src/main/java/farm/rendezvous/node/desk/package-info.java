/**
 * How the node stands: the slots that are taken, the attempts that it holds, and whether it is fit
 * to take any.
 */
@NullMarked
package farm.rendezvous.node.desk;

import org.jspecify.annotations.NullMarked;
