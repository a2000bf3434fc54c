/**
 * Tests that run inside the orchestrator's server, with its beans and its Derby, put there by
 * Arquillian. The broker is away: nothing is handed out but what a test hands out, and jobs are
 * accepted all the same. {@link farm.rendezvous.incontainer.InsideFarm} is the system object; a
 * test begins with empty books.
 */
@NullMarked
package farm.rendezvous.incontainer;

import org.jspecify.annotations.NullMarked;
