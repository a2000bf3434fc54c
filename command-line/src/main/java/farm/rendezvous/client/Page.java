package farm.rendezvous.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the page after it; null on the last one
 */
record Page(List<JsonNode> items, @Nullable String next) {

  <T> List<T> itemsAs(Class<T> type) {
    return items.stream().map(item -> FarmHttp.JSON.convertValue(item, type)).toList();
  }
}
