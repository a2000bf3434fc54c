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

  private final ByteBuffer bytes;
  private final int pointer;
  private final List<String> names;
  private final List<String> types;
  private final int[] sizes;
  private final List<Struct> structs = new ArrayList<>();

  private record Raw(int type, List<Integer> members) {}

  /** Reads the block DNA1. */
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
    Map<Integer, Raw> raw = new HashMap<>();
    List<Raw> inOrder = new ArrayList<>();
    int count = bytes.getInt();
    for (int i = 0; i < count; i++) {
      int type = bytes.getShort();
      int numbers = 2 * bytes.getShort();
      List<Integer> members = new ArrayList<>();
      for (int j = 0; j < numbers; j++) {
        members.add((int) bytes.getShort());
      }
      Raw struct = new Raw(type, members);
      raw.put(type, struct);
      inOrder.add(struct);
    }
    for (Raw struct : inOrder) {
      List<Field> fields = new ArrayList<>();
      flatten(struct, 0, raw, fields, 0);
      structs.add(new Struct(types.get(struct.type()), sizes[struct.type()], fields));
    }
  }

  /** The structure of this number. */
  Struct struct(int number) throws IOException {
    if (number < 0 || number >= structs.size()) {
      throw new IOException("the .blend file is damaged: no structure " + number);
    }
    return structs.get(number);
  }

  private void flatten(Raw struct, int start, Map<Integer, Raw> all, List<Field> into, int depth) {
    int offset = start;
    for (int i = 0; i < struct.members().size(); i += 2) {
      int type = struct.members().get(i);
      String name = names.get(struct.members().get(i + 1));
      boolean address = name.startsWith("*") || name.startsWith("(");
      int elements = elements(name);
      int size = (address ? pointer : sizes[type]) * elements;
      Raw inner = all.get(type);
      if (!address && inner != null && elements == 1 && depth < DEEPEST) {
        flatten(inner, offset, all, into, depth + 1);
      } else if (!address) {
        into.add(new Field(types.get(type), name.replaceAll("\\[.*", ""), offset, size));
      }
      offset += size;
    }
  }

  /** Of {@code name[4][16]} 64. */
  private static int elements(String name) {
    int product = 1;
    for (int open = name.indexOf('['); open >= 0; open = name.indexOf('[', open + 1)) {
      product *= Integer.parseInt(name.substring(open + 1, name.indexOf(']', open)));
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

  private List<String> texts() {
    int count = bytes.getInt();
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
