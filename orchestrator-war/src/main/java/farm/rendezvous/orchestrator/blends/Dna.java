package farm.rendezvous.orchestrator.blends;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The description of a file's structures: the places of texts and numbers in them. */
final class Dna {

  /**
   * A member of a structure.
   *
   * @param offset in bytes
   * @param size in bytes, with all elements of an array
   */
  record Field(String type, String name, int offset, int size) {}

  /**
   * A structure.
   *
   * @param fields those of structures within it too
   */
  record Struct(String name, int size, List<Field> fields) {}

  private static final int DEEPEST = 8;

  /** Blender's own has some 5,000 names and 1,000 structures; their numbers have 16 bits. */
  private static final int MOST_NAMES = 1 << 16;

  /** Members of one structure, with those within it; Blender's largest has less than 5,000. */
  private static final int MOST_FIELDS = 10_000;

  /** Members of all structures that a file makes use of; Blender's have 22,000. */
  private static final int MOST_IN_ALL = 200_000;

  private final ByteBuffer bytes;
  private final int pointer;
  private final List<String> names;
  private final List<String> types;
  private final int[] sizes;
  private final Map<Integer, Raw> rawByType = new HashMap<>();
  private final List<Raw> raw = new ArrayList<>();
  private final Map<Integer, Struct> structs = new HashMap<>();
  private int inAll;

  /** A structure as it is described; members are pairs of numbers: of a type, and of a name. */
  private static final class Raw {

    final int type;
    final short[] members;

    Raw(int type, short[] members) {
      this.type = type;
      this.members = members;
    }
  }

  /**
   * Reads the block DNA1.
   *
   * @throws IOException if it is damaged; a {@link RuntimeException} may say so, too
   */
  Dna(ByteBuffer block, int pointer) throws IOException {
    this.bytes = block;
    this.pointer = pointer;
    expect("SDNA");
    expect("NAME");
    names = texts();
    expect("TYPE");
    types = texts();
    expect("TLEN");
    sizes = new int[types.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Short.toUnsignedInt(bytes.getShort());
    }
    align();
    expect("STRC");
    int count = count();
    for (int i = 0; i < count; i++) {
      int type = bytes.getShort();
      short[] members = new short[2 * Short.toUnsignedInt(bytes.getShort())];
      for (int j = 0; j < members.length; j++) {
        members[j] = bytes.getShort();
      }
      Raw struct = new Raw(type, members);
      rawByType.put(type, struct);
      raw.add(struct);
    }
  }

  /**
   * The structure of this number.
   *
   * @throws IOException if there is none, or it is larger than any of Blender's
   */
  Struct struct(int number) throws IOException {
    Struct known = structs.get(number);
    if (known != null) {
      return known;
    }
    if (number < 0 || number >= raw.size()) {
      throw new IOException("the .blend file is damaged: no structure " + number);
    }
    Raw found = raw.get(number);
    int size = sizes[found.type];
    Flattening flat = new Flattening(size);
    flat.add(found, 0, 0);
    Struct struct = new Struct(types.get(found.type), size, flat.fields);
    structs.put(number, struct);
    return struct;
  }

  /** Collects the fields of a structure. A hostile one might have any number of them. */
  private final class Flattening {

    private final int end;
    private final List<Field> fields = new ArrayList<>();
    private int members;

    Flattening(int end) {
      this.end = end;
    }

    void add(Raw struct, int start, int depth) throws IOException {
      int offset = start;
      for (int i = 0; i < struct.members.length; i += 2) {
        if (++members > MOST_FIELDS || ++inAll > MOST_IN_ALL) {
          throw new IOException("the .blend file is damaged: a structure has too many members");
        }
        int type = struct.members[i];
        String name = names.get(struct.members[i + 1]);
        boolean address = name.startsWith("*") || name.startsWith("(");
        int elements = elements(name);
        int size = Math.multiplyExact(address ? pointer : sizes[type], elements);
        int next = Math.addExact(offset, size);
        Raw inner = rawByType.get(type);
        if (!address && inner != null && elements == 1 && depth < DEEPEST) {
          add(inner, offset, depth + 1);
        } else if (!address && size > 0 && next <= end) {
          fields.add(new Field(types.get(type), name.replaceAll("\\[.*", ""), offset, size));
        }
        offset = next;
      }
    }
  }

  /** Of {@code name[4][16]} 64. */
  private static int elements(String name) {
    int product = 1;
    for (int open = name.indexOf('['); open >= 0; open = name.indexOf('[', open + 1)) {
      int elements = Integer.parseInt(name.substring(open + 1, name.indexOf(']', open)));
      product = Math.multiplyExact(product, elements);
    }
    return product;
  }

  private void expect(String word) throws IOException {
    byte[] found = new byte[word.length()];
    bytes.get(found);
    if (!new String(found, StandardCharsets.ISO_8859_1).equals(word)) {
      throw new IOException("the .blend file is damaged: no " + word);
    }
  }

  private int count() throws IOException {
    int count = bytes.getInt();
    if (count < 0 || count > MOST_NAMES) {
      throw new IOException("the .blend file is damaged: it describes " + count + " things");
    }
    return count;
  }

  private List<String> texts() throws IOException {
    int count = count();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (byte b = bytes.get(); b != 0; b = bytes.get()) {
        text.append((char) (b & 0xff));
      }
      texts.add(text.toString());
    }
    align();
    return texts;
  }

  private void align() {
    bytes.position((bytes.position() + 3) / 4 * 4);
  }
}
