package farm.rendezvous.node.checking;

/**
 * What is known of an image file that is whole.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bytes the size of the file
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 */
public record CheckedImage(int width, int height, long bytes, String sha256) {}
