package farm.rendezvous.orchestrator.jobs.control;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The address that someone wants to be told at. */
public final class Webhook {

  /** Characters of the longest address. */
  public static final int LONGEST = 2048;

  private static final int LONGEST_HOST = 255;

  private Webhook() {}

  /** What is wrong with an address, as the end of a sentence about it; null if nothing is. */
  public static @Nullable String fault(String address) {
    URI url;
    try {
      url = new URI(address);
    } catch (URISyntaxException e) {
      return "is no URL: " + e.getReason();
    }
    String scheme = url.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      return "must begin with http:// or https://";
    }
    if (url.getHost() == null || url.getHost().length() > LONGEST_HOST || url.getPort() > 65_535) {
      return "names no host: write it as in https://example.org/hook";
    }
    if (url.getUserInfo() != null) {
      return "must not hold a user or a password: what is sent can be signed with WEBHOOK_SECRET";
    }
    return url.getFragment() == null ? null : "must not have a #";
  }
}
