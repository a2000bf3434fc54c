/** What is told to receivers of webhooks, in the words of the API, and the log of deliveries. */
@NullMarked
package farm.rendezvous.orchestrator.webhooks.boundary;

import org.jspecify.annotations.NullMarked;
