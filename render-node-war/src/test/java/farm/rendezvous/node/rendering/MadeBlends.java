package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a test has Blender make. */
final class MadeBlends {

  private MadeBlends() {}

  /** The default cube, without denoising, with a texture that need not be there. */
  static void withTexture(Path file, String texture) throws IOException, InterruptedException {
    make(
        file,
        "import bpy",
        "bpy.context.scene.cycles.use_denoising = False",
        "image = bpy.data.images.new('wood', 8, 8)",
        "image.source = 'FILE'",
        "image.filepath = '" + texture + "'",
        "material = bpy.data.objects['Cube'].data.materials[0]",
        "node = material.node_tree.nodes.new('ShaderNodeTexImage')",
        "node.image = image",
        "shader = material.node_tree.nodes['Principled BSDF']",
        "material.node_tree.links.new(node.outputs[0], shader.inputs[0])");
  }

  /** A cloth that is not baked falls. */
  static void withCloth(Path file) throws IOException, InterruptedException {
    make(
        file,
        "import bpy",
        "bpy.context.scene.cycles.use_denoising = False",
        "bpy.data.objects['Cube'].modifiers.new('cloth', 'CLOTH')");
  }

  private static void make(Path file, String... script) throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    String whole =
        String.join("\n", script)
            + "\nbpy.ops.wm.save_as_mainfile(filepath='"
            + file
            + "', relative_remap=False)";
    Process blender =
        new ProcessBuilder(
                List.of(
                    RenderRoom.BLENDER,
                    "-b",
                    "--factory-startup",
                    "--python-exit-code",
                    "97",
                    "--python-expr",
                    whole))
            .redirectErrorStream(true)
            .start();
    String said = new String(blender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(blender.waitFor()).as(said).isZero();
  }
}
