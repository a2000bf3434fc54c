package farm.rendezvous.node.checking;

import java.util.List;

/** The unpacked lines of a PNG, each led by the number of its filter. */
final class PngLines implements ImageBytes.Sink {

  /**
   * @param lines how many
   * @param bytes the length of each without its filter byte
   */
  record Pass(long lines, long bytes) {}

  private static final int LAST_FILTER = 4;

  private final List<Pass> passes;
  private int pass;
  private long line;
  private long leftInLine;

  PngLines(List<Pass> passes) {
    this.passes = List.copyOf(passes);
  }

  /** The size of all lines together. */
  long bytes() {
    return passes.stream().mapToLong(each -> each.lines() * (each.bytes() + 1)).sum();
  }

  @Override
  public void take(byte[] bytes, int offset, int length) throws BrokenImageException {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      if (leftInLine == 0) {
        begin(bytes[at++]);
      }
      int step = (int) Math.min(leftInLine, end - at);
      at += step;
      leftInLine -= step;
    }
  }

  private void begin(byte filter) throws BrokenImageException {
    if (filter < 0 || filter > LAST_FILTER) {
      throw new BrokenImageException("pixel data is damaged: a line has an unknown filter");
    }
    if (line == passes.get(pass).lines()) {
      pass++;
      line = 0;
    }
    line++;
    leftInLine = passes.get(pass).bytes();
  }
}
