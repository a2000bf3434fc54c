package farm.rendezvous.node.rendering;

import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.settings.NodeSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What a {@link RenderRoom} is furnished with: the demo, one slot, no Blender kept. */
record Furniture(
    Path folder,
    Path blends,
    String blender,
    int slots,
    String mode,
    String idle,
    String stall,
    int memoryMiB,
    Clock clock,
    Path scripts) {

  Furniture(Path folder) {
    this(
        folder,
        RenderRoom.BLENDS,
        RenderRoom.BLENDER,
        1,
        "warm",
        "PT0S",
        "PT10M",
        0,
        Clock.systemUTC(),
        WorkerScript.extract());
  }

  Furniture blends(Path other) {
    return new Furniture(
        folder, other, blender, slots, mode, idle, stall, memoryMiB, clock, scripts);
  }

  Furniture blender(String other) {
    return new Furniture(
        folder, blends, other, slots, mode, idle, stall, memoryMiB, clock, scripts);
  }

  Furniture slots(int other) {
    return new Furniture(
        folder, blends, blender, other, mode, idle, stall, memoryMiB, clock, scripts);
  }

  Furniture cold() {
    return new Furniture(
        folder, blends, blender, slots, "cold", idle, stall, memoryMiB, clock, scripts);
  }

  /** Blenders are kept for that long. */
  Furniture keeping(String other) {
    return new Furniture(
        folder, blends, blender, slots, mode, other, stall, memoryMiB, clock, scripts);
  }

  /** A Blender that does nothing for that long is ended. */
  Furniture stall(String other) {
    return new Furniture(
        folder, blends, blender, slots, mode, idle, other, memoryMiB, clock, scripts);
  }

  Furniture memoryMiB(int other) {
    return new Furniture(folder, blends, blender, slots, mode, idle, stall, other, clock, scripts);
  }

  Furniture clock(Clock other) {
    return new Furniture(
        folder, blends, blender, slots, mode, idle, stall, memoryMiB, other, scripts);
  }

  NodeSettings node(Path output) {
    return new NodeSettings(
        "node-1",
        slots,
        blends.toString(),
        "default.blend",
        output.toString(),
        0,
        Optional.empty());
  }

  /** One thread: with several, the last bits of a float differ between two runs now and then. */
  BlenderSettings settings() {
    return new BlenderSettings(
        blender, 1, slots, 1, mode, idle, stall, memoryMiB, folder.resolve("state").toString());
  }
}
