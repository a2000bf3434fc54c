package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.messages.ImageFormat;

/** How files are called in the header {@code Content-Type}. */
final class MediaTypes {

  static final String JPEG = "image/jpeg";
  static final String PNG = "image/png";
  static final String MP4 = "video/mp4";
  static final String ZIP = "application/zip";
  static final String PROBLEM = "application/problem+json";

  private MediaTypes() {}

  static String of(ImageFormat format) {
    return switch (format) {
      case PNG -> PNG;
      case JPEG -> JPEG;
      case TIFF -> "image/tiff";
      case WEBP -> "image/webp";
      case OPEN_EXR, OPEN_EXR_MULTILAYER -> "image/x-exr"; // as everybody says; none is registered
    };
  }
}
