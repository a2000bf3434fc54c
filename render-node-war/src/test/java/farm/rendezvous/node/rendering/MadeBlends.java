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

  /** One scene is open, and another has a range, a rate, a size and cameras of its own. */
  static void withTwoScenes(Path file) throws IOException, InterruptedException {
    make(
        file,
        "import bpy",
        "other = bpy.data.scenes.new('Other')",
        "other.frame_start, other.frame_end, other.frame_step = 11, 20, 3",
        "other.render.fps, other.render.fps_base = 30, 1.001",
        "other.render.resolution_x, other.render.resolution_y = 400, 200",
        "other.render.resolution_percentage = 50",
        "other.render.engine = 'BLENDER_WORKBENCH'",
        "other.cycles.use_denoising = False",
        "for name in 'Second', 'Third':",
        "    camera = bpy.data.objects.new(name, bpy.data.cameras.new(name))",
        "    other.collection.objects.link(camera)",
        "    other.camera = camera");
  }

  /** A cloth that is not baked falls. */
  static void withCloth(Path file) throws IOException, InterruptedException {
    make(
        file,
        "import bpy",
        "bpy.context.scene.cycles.use_denoising = False",
        "bpy.data.objects['Cube'].modifiers.new('cloth', 'CLOTH')");
  }

  /**
   * All that moves: a thing, its visibility, the exposure, the compositor, by keys, markers, a
   * driver.
   */
  static void withAllMoving(Path file, String driven) throws IOException, InterruptedException {
    make(
        file,
        "import bpy",
        "scene = bpy.context.scene",
        "scene.cycles.use_denoising = False",
        "scene.render.use_motion_blur = True",
        "scene.frame_end = 1",
        "def move(owner, key, first, last):",
        "    for frame, value in (1, first), (9, last):",
        "        setattr(owner, key, value)",
        "        owner.keyframe_insert(key, frame=frame)",
        "cube = bpy.data.objects['Cube']",
        "move(cube, 'location', (0, 0, 0), (0, 1, 1))",
        "other = bpy.data.objects.new('other', cube.data)",
        "scene.collection.objects.link(other)",
        "other.location.x = 2",
        "move(other, 'hide_render', False, True)",
        "scene.view_settings.exposure = 0",
        "scene.keyframe_insert('view_settings.exposure', frame=1)",
        "scene.view_settings.exposure = 2",
        "scene.keyframe_insert('view_settings.exposure', frame=9)",
        "camera = bpy.data.objects['Camera']",
        "second = camera.copy()",
        "second.location = (8, 3, 2)",
        "scene.collection.objects.link(second)",
        "for frame, each in (1, camera), (4, second), (7, camera):",
        "    scene.timeline_markers.new(str(frame), frame=frame).camera = each",
        "driver = other.driver_add('location', 2).driver",
        "driver.type = 'SUM'",
        "target = driver.variables.new().targets[0]",
        "target.id_type = 'SCENE'",
        "target.id = scene",
        "target.data_path = '" + driven + "'",
        "scene.view_layers.new('more')",
        "scene.use_nodes = True",
        "nodes, links = scene.node_tree.nodes, scene.node_tree.links",
        "bright = nodes.new('CompositorNodeBrightContrast')",
        "links.new(nodes['Render Layers'].outputs[0], bright.inputs[0])",
        "links.new(bright.outputs[0], nodes['Composite'].inputs[0])",
        "move(bright.inputs[1], 'default_value', 0, 40)",
        "scene.frame_set(3, subframe=0.4)");
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
