package farm.rendezvous.orchestrator.webhooks.control;

/** Event, inside the transaction: there is something new to be delivered. */
public record DeliveryAdded() {}
