package farm.rendezvous.orchestrator.files.control;

import farm.rendezvous.orchestrator.files.control.UploadRefusedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much may be written to the disk of the files, which may be the disk of the books, too. */
public final class Room {

  /** Left free for the books. */
  static final long RESERVE = 64L << 20;

  /** What comes in is looked at after so many bytes: a quarter of what is left free. */
  static final int STRETCH = 16 << 20;

  /** Looks at a disk. */
  interface Look {
    /** Bytes that could be written. */
    long usable() throws IOException;
  }

  private final Look disk;

  /** The room in a folder, which is made. */
  Room(Path folder) {
    this(() -> Files.getFileStore(Files.createDirectories(folder)).getUsableSpace());
  }

  /** The room on this disk. */
  Room(Look disk) {
    this.disk = disk;
  }

  /**
   * Sees that there is room.
   *
   * @param bytes that are still to be written; 0 sees that no more was written than may be
   * @throws UploadRefusedException if there is not
   */
  public void check(long bytes) throws IOException, UploadRefusedException {
    long left = disk.usable() - RESERVE;
    if (bytes > left) {
      throw new UploadRefusedException(
          Reason.NO_ROOM,
          "The disk of the farm is full: %,d bytes more are needed, and %,d are left for files."
              .formatted(bytes, Math.max(0, left)));
    }
  }

  /** Looks again and again while something comes in that is written to the disk. */
  public Watch watch() {
    return new Watch(false);
  }

  /** The same for what is to be written once more when all of it is there. */
  public Watch watchTwofold() {
    return new Watch(true);
  }

  /** Something that comes in. */
  public final class Watch {

    private final boolean twofold;
    private long all;
    private long sinceLook;

    private Watch(boolean twofold) {
      this.twofold = twofold;
    }

    /**
     * So much more has come.
     *
     * @throws UploadRefusedException if there is no room for the rest
     */
    public void took(int bytes) throws IOException, UploadRefusedException {
      all += bytes;
      sinceLook += bytes;
      if (sinceLook >= STRETCH) {
        sinceLook = 0;
        check(twofold ? all : 0);
      }
    }
  }
}
