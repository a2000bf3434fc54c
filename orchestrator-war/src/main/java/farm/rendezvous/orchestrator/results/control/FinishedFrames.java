package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** Goes through frames by their numbers, and holds no more than a page of them. */
final class FinishedFrames implements Iterator<Frame> {

  private final IntFunction<List<Frame>> pages;
  private Iterator<Frame> page = List.<Frame>of().iterator();
  private long next = Integer.MIN_VALUE;

  /**
   * Begins with the first.
   *
   * @param pages gives the next frames of a number and greater, none at the end
   */
  FinishedFrames(IntFunction<List<Frame>> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && next <= Integer.MAX_VALUE) {
      page = pages.apply((int) next).iterator();
      next = page.hasNext() ? next : Long.MAX_VALUE;
    }
    return page.hasNext();
  }

  @Override
  public Frame next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Frame frame = page.next();
    next = frame.number() + 1L;
    return frame;
  }
}
