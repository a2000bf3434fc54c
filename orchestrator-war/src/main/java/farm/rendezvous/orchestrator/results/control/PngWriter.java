package farm.rendezvous.orchestrator.results.control;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a PNG of 8 bit RGB line by line; ImageIO's writer wants the whole picture. */
final class PngWriter {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] EIGHT_BIT_RGB = {8, 2, 0, 0, 0};

  private final DataOutputStream out;
  private final Deflater deflater = new Deflater();
  private final byte[] piece = new byte[1 << 16];

  PngWriter(OutputStream to, int width, int height) throws IOException {
    out = new DataOutputStream(to);
    out.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(EIGHT_BIT_RGB);
    chunk("IHDR", header.toByteArray(), header.size());
  }

  /**
   * Writes some lines.
   *
   * @param rgb 0xRRGGBB for each pixel, line after line
   */
  void lines(int[] rgb, int width) throws IOException {
    byte[] line = new byte[1 + width * 3];
    for (int start = 0; start < rgb.length; start += width) {
      for (int x = 0; x < width; x++) {
        int pixel = rgb[start + x];
        line[1 + x * 3] = (byte) (pixel >> 16);
        line[2 + x * 3] = (byte) (pixel >> 8);
        line[3 + x * 3] = (byte) pixel;
      }
      deflater.setInput(line);
      while (!deflater.needsInput()) {
        drain();
      }
    }
  }

  void finish() throws IOException {
    deflater.finish();
    while (!deflater.finished()) {
      drain();
    }
    deflater.end();
    chunk("IEND", new byte[0], 0);
    out.flush();
  }

  private void drain() throws IOException {
    int packed = deflater.deflate(piece);
    if (packed > 0) {
      chunk("IDAT", piece, packed);
    }
  }

  private void chunk(String type, byte[] bytes, int length) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(bytes, 0, length);
    out.writeInt(length);
    out.write(name);
    out.write(bytes, 0, length);
    out.writeInt((int) crc.getValue());
  }
}
