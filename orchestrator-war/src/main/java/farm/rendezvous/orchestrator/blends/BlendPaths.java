package farm.rendezvous.orchestrator.blends;

import farm.rendezvous.orchestrator.blends.Dna.Field;
import farm.rendezvous.orchestrator.blends.Dna.Struct;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths in a .blend file, as they are written there. */
final class BlendPaths {

  /** A path, and whether it stands for all numbers that its own may be replaced by. */
  record Found(String path, boolean sequence, boolean folder) {}

  private static final Set<Integer> PATH_SIZES = Set.of(768, 1024);
  private static final int NAME_SIZE = 256;
  private static final int LARGEST_BLOCK = 64 << 20;
  private static final int LARGEST_DNA = 16 << 20;

  /** They have paths of what is written, or of nothing that is rendered. */
  private static final Set<String> NO_INPUTS = Set.of("RenderData", "BakeData", "FileGlobal");

  private static final Set<String> FOLDERS =
      Set.of("PointCache", "FluidDomainSettings", "OceanModifierData", "FluidsimSettings");

  private static final Set<String> SEQUENCES = Set.of("MovieClip", "CacheFile", "Volume");

  private BlendPaths() {}

  /**
   * Reads a file twice: for the description of what is in it, which comes last, and for what is.
   *
   * @throws IOException also if it is damaged
   */
  static Set<Found> of(Path file) throws IOException {
    try {
      return read(file, dna(file));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  private static Dna dna(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(BlendStream.open(file))) {
      Layout layout = Layout.read(in);
      for (Layout.Block block = layout.block(in); ; block = layout.block(in)) {
        if (block.code().equals("DNA1") && block.length() <= LARGEST_DNA) {
          byte[] bytes = Layout.exactly(in, (int) block.length());
          return new Dna(ByteBuffer.wrap(bytes).order(layout.order()), layout.pointer());
        }
        if (block.code().equals("ENDB")) {
          throw new IOException(file + " does not describe what is in it");
        }
        in.skipNBytes(block.length());
      }
    }
  }

  private static Set<Found> read(Path file, Dna dna) throws IOException {
    Set<Found> found = new LinkedHashSet<>();
    Set<String> stripFolders = new LinkedHashSet<>();
    Set<String> stripNames = new LinkedHashSet<>();
    try (DataInputStream in = new DataInputStream(BlendStream.open(file))) {
      Layout layout = Layout.read(in);
      for (Layout.Block block = layout.block(in);
          !block.code().equals("DNA1") && !block.code().equals("ENDB");
          block = layout.block(in)) {
        Struct struct = dna.struct(block.struct());
        boolean strip = struct.name().equals("Strip") || struct.name().equals("StripData");
        boolean element = struct.name().equals("StripElem");
        List<Field> texts = strip || element ? names(struct) : paths(struct);
        if (texts.isEmpty() || block.length() > LARGEST_BLOCK) {
          in.skipNBytes(block.length());
          continue;
        }
        ByteBuffer bytes =
            ByteBuffer.wrap(Layout.exactly(in, (int) block.length())).order(layout.order());
        for (int start = 0; start + struct.size() <= bytes.limit(); start += struct.size()) {
          for (Field field : texts) {
            String text = text(bytes, start + field.offset(), field.size());
            if (strip) {
              stripFolders.add(text);
            } else if (element) {
              stripNames.add(text);
            } else if (!text.isEmpty()) {
              found.add(
                  new Found(
                      text, isSequence(struct, bytes, start), FOLDERS.contains(struct.name())));
            }
          }
        }
      }
    }
    for (String folder : stripFolders) {
      stripNames.forEach(name -> found.add(new Found(folder + "/" + name, false, false)));
    }
    return found;
  }

  private static List<Field> paths(Struct struct) {
    return NO_INPUTS.contains(struct.name())
        ? List.of()
        : struct.fields().stream()
            .filter(field -> field.type().equals("char") && PATH_SIZES.contains(field.size()))
            .toList();
  }

  private static List<Field> names(Struct struct) {
    return struct.fields().stream()
        .filter(field -> field.type().equals("char") && field.size() >= NAME_SIZE)
        .toList();
  }

  /** An image has a source: 2 is a sequence, 6 tiles. */
  private static boolean isSequence(Struct struct, ByteBuffer bytes, int start) {
    if (SEQUENCES.contains(struct.name())) {
      return true;
    }
    for (Field field : struct.name().equals("Image") ? struct.fields() : List.<Field>of()) {
      if (field.name().equals("source") && field.size() == 2) {
        int source = bytes.getShort(start + field.offset());
        return source == 2 || source == 6;
      }
    }
    return false;
  }

  private static String text(ByteBuffer bytes, int start, int size) {
    byte[] text = new byte[size];
    bytes.get(start, text);
    int end = 0;
    while (end < size && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
