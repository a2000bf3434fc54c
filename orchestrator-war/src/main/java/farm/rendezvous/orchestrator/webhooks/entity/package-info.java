/** What a receiver is to be told, in the books. */
@NullMarked
package farm.rendezvous.orchestrator.webhooks.entity;

import org.jspecify.annotations.NullMarked;
