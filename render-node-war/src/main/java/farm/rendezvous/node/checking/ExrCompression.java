package farm.rendezvous.node.checking;

import java.io.IOException;

/** The compressions of OpenEXR in the order of their numbers in a file. */
enum ExrCompression {
  NONE(1),
  RLE(1),
  ZIPS(1),
  ZIP(16),
  PIZ(32),
  PXR24(16),
  B44(32),
  B44A(32),
  DWAA(32),
  DWAB(256);

  private final int lines;

  ExrCompression(int lines) {
    this.lines = lines;
  }

  static ExrCompression of(int number) throws BrokenImageException {
    if (number >= values().length) {
      throw new BrokenImageException("OpenEXR compression number " + number + " is not known");
    }
    return values()[number];
  }

  /** How many lines one chunk holds, but for the last. */
  int lines() {
    return lines;
  }

  /** Reads the pixel data of one chunk, {@code packed} bytes. */
  void check(ImageBytes in, long packed, ExrHeader part, int count)
      throws BrokenImageException, IOException {
    long raw = part.bytes(count);
    if (packed == raw) {
      in.skip(raw); // any compression stores what does not get smaller as it is
      return;
    }
    if (packed > raw) {
      throw damaged();
    }
    switch (this) {
      case NONE -> throw damaged();
      case RLE -> checkRuns(in, packed, raw);
      case ZIPS, ZIP -> ZlibStream.check(in, packed, raw);
      case PXR24 -> ZlibStream.check(in, packed, part.pxr24Bytes(count));
      case PIZ -> checkPiz(in, packed);
      case B44, B44A -> checkBlocks(in, part, count);
      case DWAA, DWAB -> ExrDwa.check(in, packed);
    }
  }

  private static void checkRuns(ImageBytes in, long packed, long raw)
      throws BrokenImageException, IOException {
    long end = in.position() + packed;
    long unpacked = 0;
    while (in.position() < end) {
      int length = (byte) in.u8();
      in.skip(length < 0 ? -length : 1);
      unpacked += length < 0 ? -length : length + 1;
    }
    if (unpacked != raw) {
      throw damaged();
    }
  }

  /** A bitmap of the values in use, then Huffman codes: here only their sizes are compared. */
  private static void checkPiz(ImageBytes in, long packed)
      throws BrokenImageException, IOException {
    long end = in.position() + packed;
    int first = in.u16();
    int last = in.u16();
    if (first <= last) {
      in.skip(last - first + 1L);
    }
    int codes = in.i32();
    if (last >= 8192 || codes < 20 || in.position() + codes != end) {
      throw damaged();
    }
    int lowest = in.i32();
    int highest = in.i32();
    in.skip(4);
    long bits = in.i32();
    in.skip(4);
    boolean ordered = lowest >= 0 && lowest <= highest && highest <= 65_536;
    if (!ordered || bits < 0 || (bits + 7) / 8 > end - in.position()) {
      throw damaged();
    }
    in.skip(end - in.position());
  }

  /**
   * Blocks of 4x4 values, in 3 bytes where all are equal, else 14; other than half: as they are.
   */
  private static void checkBlocks(ImageBytes in, ExrHeader part, int count)
      throws BrokenImageException, IOException {
    long blocks = (long) ((part.width() + 3) / 4) * ((count + 3) / 4);
    for (ExrChannel channel : part.channels()) {
      if (channel.type() != ExrChannel.HALF) {
        in.skip((long) channel.bytes() * part.width() * count);
        continue;
      }
      for (long block = 0; block < blocks; block++) {
        in.skip(2);
        boolean flat = in.u8() >= 13 << 2;
        in.skip(flat ? 0 : 11);
      }
    }
  }

  static BrokenImageException damaged() {
    return new BrokenImageException("OpenEXR lines are damaged: they do not unpack to their size");
  }
}
