package farm.rendezvous.client;

/** What the farm told, as JSON. */
public final class Json {
  private Json() {}

  /** In one line. */
  public static String line(Object answer) {
    return FarmHttp.json(answer);
  }
}
