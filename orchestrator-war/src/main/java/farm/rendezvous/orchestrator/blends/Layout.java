package farm.rendezvous.orchestrator.blends;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How the numbers of a .blend file are written.
 *
 * @param pointer bytes of an address, 4 or 8
 * @param large whether blocks have headers as since 5.0
 */
record Layout(int pointer, ByteOrder order, boolean large) {

  /** A block's header; {@code struct} is the number of its structure. */
  record Block(String code, int struct, long length) {}

  private static final int OLD = 12;
  private static final int NEW = 17;

  /** Reads the beginning of a file. */
  static Layout read(DataInputStream in) throws IOException {
    byte[] start = in.readNBytes(OLD);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (start.length < OLD || !text.startsWith("BLENDER")) {
      throw new IOException("no .blend file");
    }
    if (Character.isDigit(text.charAt(7))) {
      in.readNBytes(NEW - OLD);
      return new Layout(8, ByteOrder.LITTLE_ENDIAN, true);
    }
    ByteOrder order = text.charAt(8) == 'V' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new Layout(text.charAt(7) == '_' ? 4 : 8, order, false);
  }

  /**
   * Reads the header of the next block.
   *
   * @throws IOException also if the file is damaged: no block has less than no bytes
   */
  Block block(DataInputStream in) throws IOException {
    Block block = header(in);
    if (block.length() < 0) {
      throw new IOException("the .blend file is damaged: a block of " + block.length() + " bytes");
    }
    return block;
  }

  private Block header(DataInputStream in) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(exactly(in, large ? 32 : 16 + pointer)).order(order);
    byte[] code = new byte[4];
    head.get(code);
    String name = new String(code, StandardCharsets.ISO_8859_1);
    if (large) {
      int struct = head.getInt();
      head.getLong();
      return new Block(name, struct, head.getLong());
    }
    int length = head.getInt();
    head.position(head.position() + pointer);
    return new Block(name, head.getInt(), Integer.toUnsignedLong(length));
  }

  static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the .blend file is cut off");
    }
    return bytes;
  }
}
