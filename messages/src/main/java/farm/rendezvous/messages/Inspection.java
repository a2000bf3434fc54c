package farm.rendezvous.messages;

import java.util.List;

/**
 * What is in a .blend file, as its author left it: before the settings of a job are applied.
 *
 * @param scene the one that is rendered: the job's, or the one that was open when it was saved
 * @param scenes names of all its scenes, the first 100
 * @param cameras names of the cameras of that scene, the first 100
 * @param firstFrame first frame of the scene's range
 * @param lastFrame last frame of it
 * @param frameStep 1 for every frame
 * @param fps frames a second, above 0
 * @param width of the scene's images in pixels, with its percentage and border
 * @param height the same
 * @param engine Blender's name of it
 * @param blender version that has opened the file, such as {@code 3.4.1}
 */
public record Inspection(
    String scene,
    List<String> scenes,
    List<String> cameras,
    int firstFrame,
    int lastFrame,
    int frameStep,
    double fps,
    int width,
    int height,
    String engine,
    String blender) {
  public Inspection {
    scenes = List.copyOf(scenes);
    cameras = List.copyOf(cameras);
  }
}
