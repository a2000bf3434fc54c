package farm.rendezvous.messages;

import java.util.UUID;

/** What a node answers to a {@link MovieRequest}. */
public sealed interface MovieAnswer extends Message {

  /** Of the request. */
  UUID job();

  /** Who answers. */
  String node();

  /**
   * It is made.
   *
   * @param file its name in the job's folder {@code .movie}; whoever wanted it puts it in its place
   * @param seconds that it took
   */
  record Made(UUID job, String node, String file, double seconds) implements MovieAnswer {}

  /**
   * It is not.
   *
   * @param reason {@link FailureReason#NODE_TROUBLE} where another node may be able to
   * @param problem a sentence, or what ffmpeg said
   */
  record NotMade(UUID job, String node, FailureReason reason, String problem)
      implements MovieAnswer {}
}
