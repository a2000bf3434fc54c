package farm.rendezvous.orchestrator.dispatch.boundary;

/**
 * Whether offers that nobody has claimed are to be offered again. While claims wait, the slots that
 * are free have taken offers and wait for an answer to each: what is offered again then is more
 * work for those who have too much. But something may be lost although claims wait all the time.
 */
final class RepeatPatience {

  /** Half a minute at least: a look each half second, later where there is much to do. */
  static final int MOST_PASSED_OVER = 60;

  private int passedOver;

  /**
   * Asked at each look.
   *
   * @param claimsWaiting how many have not been answered yet
   */
  boolean isOver(int claimsWaiting) {
    if (claimsWaiting > 0 && passedOver < MOST_PASSED_OVER) {
      passedOver++;
      return false;
    }
    passedOver = 0;
    return true;
  }
}
