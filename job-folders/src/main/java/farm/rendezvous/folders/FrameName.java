package farm.rendezvous.folders;

import farm.rendezvous.messages.ImageFormat;

/** The file names of frames, as the tutorial has them. */
public final class FrameName {

  /** While it is rendered, without number and extension. */
  static final String IN_PROGRESS = "frame_";

  private FrameName() {}

  /** Such as {@code blender-render_0007.png}. */
  public static String published(int frame, ImageFormat format) {
    return "blender-render_" + padded(frame) + "." + format.extension();
  }

  /** Such as {@code frame_0007}: while it is rendered, without extension. */
  static String inProgress(int frame) {
    return IN_PROGRESS + padded(frame);
  }

  private static String padded(int frame) {
    String digits = Long.toString(Math.abs((long) frame)); // a Formatter was 2 % of a node's time
    return (frame < 0 ? "-" : "") + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
