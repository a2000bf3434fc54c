/**
 * MicroProfile Health. Readiness tells the truth about what the node needs, with data that says
 * what is wrong; liveness looks at this process alone.
 */
@NullMarked
package farm.rendezvous.node.health;

import org.jspecify.annotations.NullMarked;
