package farm.rendezvous.programs;

import java.util.Map;
import java.util.Set;

/** What the server's environment may hold that is of no use to what a stranger's file may start. */
public final class Secrets {

  private static final Set<String> NAMES =
      Set.of("ADMIN_PASSWORD", "KEYSTORE_PASSWORD", "WEBHOOK_SECRET");

  private Secrets() {}

  /** Takes them out of the environment of a program that is about to be started. */
  public static void removeFrom(Map<String, String> environment) {
    environment.keySet().removeAll(NAMES);
  }
}
