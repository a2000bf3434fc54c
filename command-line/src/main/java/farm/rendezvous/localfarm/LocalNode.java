package farm.rendezvous.localfarm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A render node of this machine.
 *
 * @param pid null when it is down
 * @param url of its own HTTP
 */
public record LocalNode(String name, @Nullable Long pid, URI url) {}
