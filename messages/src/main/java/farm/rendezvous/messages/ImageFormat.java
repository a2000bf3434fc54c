package farm.rendezvous.messages;

/** The image formats that frames are rendered in; the names are Blender's. */
public enum ImageFormat {
  PNG("png"),
  JPEG("jpg"),
  TIFF("tif"),
  WEBP("webp"),
  OPEN_EXR("exr"),
  OPEN_EXR_MULTILAYER("exr");

  private final String extension;

  ImageFormat(String extension) {
    this.extension = extension;
  }

  /** The file name extension that Blender gives this format, without the dot. */
  public String extension() {
    return extension;
  }
}
