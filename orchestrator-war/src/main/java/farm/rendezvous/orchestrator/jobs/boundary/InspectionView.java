package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.messages.Inspection;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.IllegalFrameSetException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What Blender has found in the file of a job, as the API shows it: what the file says, whatever
 * the job wants.
 *
 * @param scene the one that is rendered
 * @param cameras those of that scene
 * @param frames its range; null if a job cannot have all of it
 * @param fps frames a second
 * @param blender version that has opened the file
 */
@Schema(name = "InspectionView")
record InspectionView(
    String scene,
    List<String> scenes,
    List<String> cameras,
    @Nullable String frames,
    double fps,
    int width,
    int height,
    String engine,
    String blender) {

  static @Nullable InspectionView of(@Nullable Inspection found) {
    return found == null
        ? null
        : new InspectionView(
            found.scene(),
            found.scenes(),
            found.cameras(),
            frames(found),
            found.fps(),
            found.width(),
            found.height(),
            found.engine(),
            found.blender());
  }

  private static @Nullable String frames(Inspection found) {
    try {
      return FrameSet.ofScene(found).toString();
    } catch (IllegalFrameSetException e) {
      return null;
    }
  }
}
