package farm.rendezvous.node.rendering;

import farm.rendezvous.node.cores.SharedCores;
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
    Path scripts,
    SharedCores cores) {

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
        WorkerScript.extract(),
        SharedCores.unshared());
  }

  Furniture blends(Path other) {
    return new Furniture(
        folder, other, blender, slots, mode, idle, stall, memoryMiB, clock, scripts, cores);
  }

  Furniture blender(String other) {
    return new Furniture(
        folder, blends, other, slots, mode, idle, stall, memoryMiB, clock, scripts, cores);
  }

  Furniture slots(int other) {
    return new Furniture(
        folder, blends, blender, other, mode, idle, stall, memoryMiB, clock, scripts, cores);
  }

  Furniture cold() {
    return new Furniture(
        folder, blends, blender, slots, "cold", idle, stall, memoryMiB, clock, scripts, cores);
  }

  /** Blenders are kept for that long. */
  Furniture keeping(String other) {
    return new Furniture(
        folder, blends, blender, slots, mode, other, stall, memoryMiB, clock, scripts, cores);
  }

  /** A Blender that does nothing for that long is ended. */
  Furniture stall(String other) {
    return new Furniture(
        folder, blends, blender, slots, mode, idle, other, memoryMiB, clock, scripts, cores);
  }

  Furniture memoryMiB(int other) {
    return new Furniture(
        folder, blends, blender, slots, mode, idle, stall, other, clock, scripts, cores);
  }

  Furniture clock(Clock other) {
    return new Furniture(
        folder, blends, blender, slots, mode, idle, stall, memoryMiB, other, scripts, cores);
  }

  /** It minds others that render on the same cores. */
  Furniture cores(SharedCores other) {
    return new Furniture(
        folder, blends, blender, slots, mode, idle, stall, memoryMiB, clock, scripts, other);
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
        blender, 1, slots, 1, "", mode, idle, stall, memoryMiB, folder.resolve("state").toString());
  }
}
