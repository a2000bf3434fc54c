/**
 * MicroProfile Health. Readiness tells the truth about what the orchestrator needs, with data that
 * says what is wrong; liveness looks at this process alone.
 */
@NullMarked
package farm.rendezvous.orchestrator.health;

import org.jspecify.annotations.NullMarked;
