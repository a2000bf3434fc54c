package farm.rendezvous.orchestrator.blends;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A .blend file as no Blender writes it: structures and blocks of any kind. */
public final class MadeBlend {

  private static final int HEAD = 24;

  /** A member: its type, and its name as in C. */
  record Member(String type, String name) {}

  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final ByteArrayOutputStream structs = new ByteArrayOutputStream();
  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
  private int structCount;

  /** Knows the type char. */
  public MadeBlend() {
    type("char", 1);
  }

  /** Of a size in bytes; the number of a type stays. */
  MadeBlend type(String name, int size) {
    types.add(name);
    sizes.add(size);
    return this;
  }

  /** Describes a structure; its type, and those of its members, are known. */
  MadeBlend struct(String type, List<Member> members) {
    byte[] described = new byte[4 + 4 * members.size()];
    ByteBuffer bytes = little(described);
    bytes.putShort((short) types.indexOf(type)).putShort((short) members.size());
    for (Member member : members) {
      int name = names.indexOf(member.name());
      if (name < 0) {
        name = names.size();
        names.add(member.name());
      }
      bytes.putShort((short) types.indexOf(member.type())).putShort((short) name);
    }
    structs.writeBytes(described);
    structCount++;
    return this;
  }

  /** Adds a block of the structure of this number, at least so long. */
  MadeBlend block(int struct, String text, int length) {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    byte[] data = Arrays.copyOf(letters, Math.max(length, letters.length));
    blocks.writeBytes(head("DATA", data.length, struct));
    blocks.writeBytes(data);
    return this;
  }

  /** Names a file by an image, as Blender does. */
  public static MadeBlend using(String... paths) {
    MadeBlend made = new MadeBlend().type("Image", 1024);
    made.struct("Image", List.of(new Member("char", "name[1024]")));
    for (String path : paths) {
      made.block(0, path, 1024);
    }
    return made;
  }

  /** Writes it. */
  public Path to(Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes("BLENDER-v304".getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(blocks.toByteArray());
    byte[] dna = dna();
    all.writeBytes(head("DNA1", dna.length, 0));
    all.writeBytes(dna);
    all.writeBytes(head("ENDB", 0, 0));
    return Files.write(file, all.toByteArray());
  }

  private byte[] dna() {
    ByteArrayOutputStream dna = new ByteArrayOutputStream();
    dna.writeBytes("SDNA".getBytes(StandardCharsets.US_ASCII));
    texts(dna, "NAME", names);
    texts(dna, "TYPE", types);
    dna.writeBytes("TLEN".getBytes(StandardCharsets.US_ASCII));
    for (int size : sizes) {
      dna.write(size);
      dna.write(size >> 8);
    }
    align(dna);
    dna.writeBytes("STRC".getBytes(StandardCharsets.US_ASCII));
    dna.writeBytes(number(structCount));
    dna.writeBytes(structs.toByteArray());
    return dna.toByteArray();
  }

  private static void texts(ByteArrayOutputStream dna, String word, List<String> texts) {
    dna.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
    dna.writeBytes(number(texts.size()));
    for (String text : texts) {
      dna.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
      dna.write(0);
    }
    align(dna);
  }

  private static void align(ByteArrayOutputStream dna) {
    while (dna.size() % 4 != 0) {
      dna.write(0);
    }
  }

  private static byte[] head(String code, int length, int struct) {
    byte[] head = new byte[HEAD];
    ByteBuffer bytes = little(head).put(code.getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(length).putLong(0).putInt(struct).putInt(1);
    return head;
  }

  private static byte[] number(int value) {
    byte[] bytes = new byte[4];
    little(bytes).putInt(value);
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
