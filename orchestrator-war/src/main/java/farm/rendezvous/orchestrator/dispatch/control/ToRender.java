package farm.rendezvous.orchestrator.dispatch.control;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be rendered of a batch.
 *
 * @param frames ascending
 * @param again those of them that an image of before is in the place of
 */
record ToRender(List<Integer> frames, List<Integer> again) {

  static ToRender nothing() {
    return new ToRender(new ArrayList<>(), new ArrayList<>());
  }

  /** One more, behind the others. */
  void add(int frame, boolean isAgain) {
    frames.add(frame);
    if (isAgain) {
      again.add(frame);
    }
  }
}
