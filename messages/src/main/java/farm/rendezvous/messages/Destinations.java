package farm.rendezvous.messages;

/** The queues of the farm, as artemis/broker.xml declares them. */
public final class Destinations {

  /** {@link BatchOffer}s, for any free node. */
  public static final String BATCHES = "rendezvous.batches";

  /** {@link Claim}s, answered to the JMSReplyTo of each. */
  public static final String CLAIMS = "rendezvous.claims";

  /** {@link AmongReports}. */
  public static final String REPORTS = "rendezvous.reports";

  /** {@link InspectionRequest}s, for any node that works, answered to the JMSReplyTo of each. */
  public static final String INSPECTIONS = "rendezvous.inspections";

  /** {@link MovieRequest}s, for any node that works, answered to the JMSReplyTo of each. */
  public static final String MOVIES = "rendezvous.movies";

  /**
   * A topic: {@link Order}s, each with the {@link #NODE} that it is for; those nobody hears are
   * gone.
   */
  public static final String ORDERS = "rendezvous.orders";

  /** {@link Heartbeat}s and {@link Echo}es; they expire in seconds. */
  public static final String HEARTBEATS = "rendezvous.heartbeats";

  /** Texts that are no messages, and messages that could not be handled; for people to look at. */
  public static final String DEAD_LETTERS = "rendezvous.dead-letters";

  /**
   * String property of an offer, an inspection or a movie: nodes that should not take it, each
   * between bars as in {@code |node-1|node-2|}. The selector of every node leaves out what names
   * it.
   */
  public static final String AVOID = "avoid";

  /** String property of an order: the node that it is for. */
  public static final String NODE = "node";

  private Destinations() {}
}
