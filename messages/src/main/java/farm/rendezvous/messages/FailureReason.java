package farm.rendezvous.messages;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why a frame failed, as far as a program needs to know; the sentence for people goes beside it.
 */
public enum FailureReason {
  /** Blender itself said that it could not render the frame. */
  @JsonEnumDefaultValue
  RENDER_ERROR(true),
  /** The file or the job's settings can never give an image, on any node. */
  UNFIT_FILE(false),
  /** The .blend is not the one any more that was there when the job was submitted. */
  FILE_CHANGED(false),
  /** This node's Blender lacks what the file needs: an engine, a denoiser, a newer version. */
  UNFIT_BLENDER(true),
  /** A script of an add-on raised an exception while Blender rendered the frame. */
  PYTHON_ERROR(true),
  BLENDER_CRASHED(true),
  OUT_OF_MEMORY(true),
  DISK_FULL(true),
  TIMED_OUT(true),
  /**
   * Blender said that all is well, but the image is missing, cut off, or not what was asked for.
   */
  BROKEN_IMAGE(true),
  /** The node could not do its work: Blender not there, folder not writable. */
  NODE_TROUBLE(true),
  /** Nodes were lost while they rendered it; nobody reports this, the orchestrator notices. */
  NODE_LOST(true);

  private final boolean worthAnotherTry;

  FailureReason(boolean worthAnotherTry) {
    this.worthAnotherTry = worthAnotherTry;
  }

  /** Whether another attempt can end otherwise. */
  public boolean isWorthAnotherTry() {
    return worthAnotherTry;
  }

  @JsonValue
  String json() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
