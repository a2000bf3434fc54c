package farm.rendezvous.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that the farm tells while it happens.
 *
 * @param event {@code reset}, {@code job}, {@code frame}, {@code node} or {@code deleted}
 */
public record FarmEvent(String id, String event, JsonNode data) {}
