package farm.rendezvous.orchestrator.results.control;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.zip.CRC32;

/**
 * Writes a zip archive of stored files (PKWARE's APPNOTE 6.3), of any size and number. The JDK's
 * writer, as others, keeps the directory that stands at the end of an archive in memory; this one
 * keeps it in a file. Each file is read twice, since its checksum stands before it.
 */
final class ZipWriter implements Closeable {

  private static final int LOCAL = 0x0403_4b50;
  private static final int CENTRAL = 0x0201_4b50;
  private static final int END_64 = 0x0606_4b50;
  private static final int LOCATOR_64 = 0x0706_4b50;
  private static final int END = 0x0605_4b50;

  private static final short VERSION = 45; // knows Zip64
  private static final short UTF_8_NAMES = 1 << 11;
  private static final short STORED = 0;
  private static final int LARGEST = -1; // the true size is in the Zip64 field
  private static final int RECORD = 512;

  private final OutputStream out;
  private final FileChannel directoryBytes;
  private final OutputStream directory;
  private long written;
  private long directorySize;
  private long entries;

  /**
   * Begins an archive.
   *
   * @param temporary a folder for the file that holds the directory
   */
  ZipWriter(OutputStream out, Path temporary) throws IOException {
    this.out = out;
    Path directoryFile = Files.createTempFile(temporary, "zip-directory", null);
    directoryBytes =
        FileChannel.open(
            directoryFile,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    directory = new BufferedOutputStream(Channels.newOutputStream(directoryBytes));
  }

  /** Adds a file as it is now. */
  void add(String name, FileChannel file, ZonedDateTime modified) throws IOException {
    long size = file.size();
    int crc = crc(file, size);
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    long offset = written;
    ByteBuffer local = record().putInt(LOCAL).putShort(VERSION);
    local.putShort(UTF_8_NAMES).putShort(STORED).putInt(dosTime(modified)).putInt(crc);
    local.putInt(LARGEST).putInt(LARGEST).putShort((short) path.length).putShort((short) 20);
    local.put(path).putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
    written += put(local, out);
    file.position(0);
    Copying.copy(file, size, out);
    written += size;
    ByteBuffer central = record().putInt(CENTRAL).putShort(VERSION).putShort(VERSION);
    central.putShort(UTF_8_NAMES).putShort(STORED).putInt(dosTime(modified)).putInt(crc);
    central.putInt(LARGEST).putInt(LARGEST).putShort((short) path.length).putShort((short) 28);
    central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(LARGEST);
    central.put(path).putShort((short) 1).putShort((short) 24);
    central.putLong(size).putLong(size).putLong(offset);
    directorySize += put(central, directory);
    entries++;
  }

  /** Writes the directory; without it the archive is none. */
  void finish() throws IOException {
    directory.flush();
    directoryBytes.position(0);
    Copying.copy(directoryBytes, directorySize, out);
    ByteBuffer end = record().putInt(END_64).putLong(44).putShort(VERSION).putShort(VERSION);
    end.putInt(0).putInt(0).putLong(entries).putLong(entries);
    end.putLong(directorySize).putLong(written);
    end.putInt(LOCATOR_64).putInt(0).putLong(written + directorySize).putInt(1);
    end.putInt(END).putShort((short) 0).putShort((short) 0);
    short few = (short) Math.min(entries, 0xffff);
    end.putShort(few).putShort(few).putInt(atMost32Bits(directorySize));
    end.putInt(atMost32Bits(written)).putShort((short) 0);
    put(end, out);
  }

  private static int atMost32Bits(long size) {
    return (int) Math.min(size, 0xffff_ffffL);
  }

  private static ByteBuffer record() {
    return ByteBuffer.allocate(RECORD).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int put(ByteBuffer record, OutputStream to) throws IOException {
    byte[] bytes = new byte[record.position()];
    record.flip();
    record.get(bytes);
    to.write(bytes);
    return bytes.length;
  }

  private static int crc(FileChannel file, long size) throws IOException {
    CRC32 crc = new CRC32();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            crc.update(b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
          }
        };
    file.position(0);
    Copying.copy(file, size, counting);
    return (int) crc.getValue();
  }

  /** Two seconds fine, from 1980 on. */
  private static int dosTime(ZonedDateTime time) {
    int year = Math.max(0, time.getYear() - 1980);
    int date = year << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
    int clock = time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    return date << 16 | clock;
  }

  @Override
  public void close() throws IOException {
    directoryBytes.close();
  }
}
