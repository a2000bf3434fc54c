/**
 * The cores of the machine, shared by all Blenders of its nodes: no more frames are rendered at a
 * time than there are cores.
 */
@NullMarked
package farm.rendezvous.node.cores;

import org.jspecify.annotations.NullMarked;
