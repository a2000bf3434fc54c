package farm.rendezvous.orchestrator.blends;

import farm.rendezvous.orchestrator.blends.Dna.Field;
import farm.rendezvous.orchestrator.blends.Dna.Struct;
import java.io.DataInputStream;
import java.io.IOException;
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

  /** More than this is no file's; it would not fit into memory. */
  private static final long MOST_BYTES = 32 << 20;

  /** Of a text in memory, besides its letters. */
  private static final int BYTES_OF_A_TEXT = 64;

  private static final Set<Integer> PATH_SIZES = Set.of(768, 1024);
  private static final int NAME_SIZE = 256;
  private static final int LARGEST_BLOCK = 64 << 20;

  /** Blender's own descriptions are much smaller. */
  private static final int LARGEST_DNA = 4 << 20;

  /** They have paths of what is written, or of nothing that is rendered. */
  private static final Set<String> NO_INPUTS = Set.of("RenderData", "BakeData", "FileGlobal");

  private static final Set<String> FOLDERS =
      Set.of("PointCache", "FluidDomainSettings", "OceanModifierData", "FluidsimSettings");

  private static final Set<String> SEQUENCES = Set.of("MovieClip", "CacheFile", "Volume");
  private static final Set<String> STRIPS = Set.of("Strip", "StripData");
  private static final String STRIP_ELEMENT = "StripElem";

  private final Set<Found> found = new LinkedHashSet<>();
  private final Set<String> stripFolders = new LinkedHashSet<>();
  private final Set<String> stripNames = new LinkedHashSet<>();
  private long bytes;

  private BlendPaths() {}

  /** Paths to files and folders. */
  Set<Found> found() {
    return found;
  }

  /** Folders of strips of the video sequencer. */
  Set<String> stripFolders() {
    return stripFolders;
  }

  /** Names of files in those folders; which is in which is not known. */
  Set<String> stripNames() {
    return stripNames;
  }

  /** What they take of the memory, about. */
  long bytes() {
    return bytes;
  }

  /**
   * Reads a file twice: for the description of what is in it, which comes last, and for what is.
   *
   * @throws IOException also if it is damaged, in whatever way
   */
  static BlendPaths of(Path file) throws IOException {
    try {
      BlendPaths paths = new BlendPaths();
      paths.read(file, dna(file));
      return paths;
    } catch (RuntimeException e) {
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

  private void read(Path file, Dna dna) throws IOException {
    try (DataInputStream in = new DataInputStream(BlendStream.open(file))) {
      Layout layout = Layout.read(in);
      for (Layout.Block block = layout.block(in);
          !block.code().equals("DNA1") && !block.code().equals("ENDB");
          block = layout.block(in)) {
        Struct struct = dna.struct(block.struct());
        List<Field> texts = isOfSequencer(struct) ? names(struct) : paths(struct);
        if (texts.isEmpty() || block.length() > LARGEST_BLOCK) {
          in.skipNBytes(block.length());
        } else {
          byte[] bytes = Layout.exactly(in, (int) block.length());
          take(struct, texts, ByteBuffer.wrap(bytes).order(layout.order()));
        }
      }
    }
  }

  /** The texts of all elements of a block; a structure that has texts has a size. */
  private void take(Struct struct, List<Field> texts, ByteBuffer block) throws IOException {
    for (int start = 0; start + struct.size() <= block.limit(); start += struct.size()) {
      for (Field field : texts) {
        String text = text(block, start + field.offset(), field.size());
        if (!text.isEmpty() && add(text, struct, block, start)) {
          bytes += BYTES_OF_A_TEXT + text.length();
        }
        if (bytes > MOST_BYTES) {
          throw new IOException("the .blend file is damaged: so many paths has none");
        }
      }
    }
  }

  /** False if it is known. */
  private boolean add(String text, Struct struct, ByteBuffer block, int start) {
    if (STRIPS.contains(struct.name())) {
      return stripFolders.add(text);
    }
    if (struct.name().equals(STRIP_ELEMENT)) {
      return stripNames.add(text);
    }
    boolean folder = FOLDERS.contains(struct.name());
    return found.add(new Found(text, isSequence(struct, block, start), folder));
  }

  private static boolean isOfSequencer(Struct struct) {
    return STRIPS.contains(struct.name()) || struct.name().equals(STRIP_ELEMENT);
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
