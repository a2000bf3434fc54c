package farm.rendezvous.orchestrator.blends;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Remembers so much; what was not asked for longest is forgotten first. */
public final class RecentlyUsed<K, V> {

  private final long most;
  private final ToLongFunction<V> weight;
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long total;

  /**
   * Remembers nothing yet.
   *
   * @param most weight of all entries
   * @param weight of one; does not change
   */
  public RecentlyUsed(long most, ToLongFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  /** Null if it is not known (any more). */
  public synchronized @Nullable V get(K key) {
    return entries.get(key);
  }

  /** Remembers it, unless it alone is heavier than all may be. */
  public synchronized void put(K key, V value) {
    V before = entries.remove(key);
    total -= before == null ? 0 : weight.applyAsLong(before);
    if (weight.applyAsLong(value) > most) {
      return;
    }
    entries.put(key, value);
    total += weight.applyAsLong(value);
    Iterator<V> eldestFirst = entries.values().iterator();
    while (total > most) {
      total -= weight.applyAsLong(eldestFirst.next());
      eldestFirst.remove();
    }
  }
}
