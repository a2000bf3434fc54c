/** The node in numbers, as MicroProfile Metrics shows them under {@code /metrics}. */
@NullMarked
package farm.rendezvous.node.figures;

import org.jspecify.annotations.NullMarked;
