package farm.rendezvous.node.checking;

import static farm.rendezvous.node.checking.BlenderImages.HEIGHT;
import static farm.rendezvous.node.checking.BlenderImages.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Blender 5 can write one part for each pass. Such a file is put together here from the lines of a
 * file of Blender 3.
 */
class ExrPartsTest {

  private static final int HEADER_START = 8;
  private static final int TABLE_START = 686;
  private static final int CHUNKS = 3;
  private static final int LINES_START = TABLE_START + CHUNKS * Long.BYTES;

  @TempDir private Path folder;

  @Test
  void acceptsPartsWithLayerNamesAsMultilayer() throws Exception {
    Path file = write(partsNamed("ViewLayer.Combined", "ViewLayer.Depth"));

    assertThat(ImageCheck.check(file, ImageFormat.OPEN_EXR_MULTILAYER, WIDTH, HEIGHT).bytes())
        .isEqualTo(Files.size(file));
  }

  @Test
  void refusesPartsWithoutLayerNamesAsMultilayer() throws Exception {
    Path file = write(partsNamed("left", "right"));

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(file, ImageFormat.OPEN_EXR_MULTILAYER, WIDTH, HEIGHT))
        .withMessage("image is a plain OpenEXR where a multilayer one was asked for");
  }

  @Test
  void refusesAFileThatLacksTheLastPart() throws Exception {
    byte[] whole = partsNamed("ViewLayer.Combined", "ViewLayer.Depth");
    Path file = write(Arrays.copyOf(whole, whole.length - 400));

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(file, ImageFormat.OPEN_EXR_MULTILAYER, WIDTH, HEIGHT))
        .withMessageContaining("image is cut off");
  }

  @Test
  void refusesAChunkThatComesTwiceInPlaceOfAnother() throws Exception {
    byte[] whole = partsNamed("ViewLayer.Combined", "ViewLayer.Depth");
    ByteBuffer parts = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int secondPart =
        Math.toIntExact(parts.getLong(parts.limit() - linesBytes() - Long.BYTES * CHUNKS));
    parts.putInt(secondPart, 0);
    Path file = write(whole);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageCheck.check(file, ImageFormat.OPEN_EXR_MULTILAYER, WIDTH, HEIGHT))
        .withMessageStartingWith("OpenEXR lines are damaged at byte");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("parts.exr"), bytes);
  }

  private static byte[] single() throws IOException {
    return Files.readAllBytes(BlenderImages.image("exr-zip-rgb-16.exr"));
  }

  /** All chunks with their numbers of parts. */
  private static int linesBytes() throws IOException {
    return 2 * (single().length - LINES_START + CHUNKS * Integer.BYTES);
  }

  private static byte[] partsNamed(String first, String second) throws IOException {
    byte[] single = single();
    byte[] header = Arrays.copyOfRange(single, HEADER_START, TABLE_START - 1);
    int names = attribute("name", first).length() + attribute("name", second).length();
    int size =
        HEADER_START + 2 * header.length + names + 3 + 2 * CHUNKS * Long.BYTES + linesBytes();
    byte[] file = new byte[size];
    ByteBuffer parts = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    parts.put(single, 0, 4).putInt(0x1402);
    for (String name : new String[] {first, second}) {
      parts.put(attribute("name", name).getBytes(StandardCharsets.ISO_8859_1));
      parts.put(header).put((byte) 0);
    }
    parts.put((byte) 0);
    int table = parts.position();
    parts.position(table + 2 * CHUNKS * Long.BYTES);
    ByteBuffer lines = ByteBuffer.wrap(single).order(ByteOrder.LITTLE_ENDIAN);
    for (int chunk = 0, from = LINES_START; chunk < CHUNKS; chunk++) {
      int length = 8 + lines.getInt(from + 4);
      for (int part = 0; part < 2; part++) {
        parts.putLong(table + (part * CHUNKS + chunk) * Long.BYTES, parts.position());
        parts.putInt(part).put(single, from, length);
      }
      from += length;
    }
    return file;
  }

  private static String attribute(String name, String value) {
    return name + "\0string\0" + (char) value.length() + "\0\0\0" + value;
  }
}
