"""Makes files that a farm should look into before it takes a job of them, in the folder after `--`."""

import os
import sys

import bpy

FOLDER = sys.argv[-1]


class Nowhere(bpy.types.RenderEngine):
    """An engine that a file asks for, and that no Blender has which did not run this script."""

    bl_idname = "NOWHERE"
    bl_label = "Nowhere"


def anew():
    bpy.ops.wm.read_homefile(use_factory_startup=True, use_empty=False)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.use_denoising = False
    scene.cycles.samples = 1
    scene.render.resolution_x, scene.render.resolution_y = 64, 36
    return scene


def save(name):
    bpy.ops.wm.save_as_mainfile(filepath=os.path.join(FOLDER, name), relative_remap=False)


scene = anew()
for camera in [thing for thing in bpy.data.objects if thing.type == "CAMERA"]:
    bpy.data.objects.remove(camera)
save("no_camera.blend")

scene = anew()
scene.cycles.use_denoising = True
save("denoised.blend")

scene = anew()
bpy.utils.register_class(Nowhere)
scene.render.engine = "NOWHERE"
save("engine.blend")
bpy.utils.unregister_class(Nowhere)

scene = anew()
image = bpy.data.images.new("wood", 8, 8)
image.source = "FILE"
image.filepath = "//wood.png"
material = bpy.data.objects["Cube"].data.materials[0]
node = material.node_tree.nodes.new("ShaderNodeTexImage")
node.image = image
material.node_tree.links.new(node.outputs[0], material.node_tree.nodes["Principled BSDF"].inputs[0])
save("textured.blend")

scene = anew()
scene.frame_start, scene.frame_end, scene.frame_step = 3, 9, 2
scene.render.fps, scene.render.fps_base = 10, 1.0
other = scene.copy()
other.name = "Other"
other.use_fake_user = True  # no window shows it, and it would not be saved
other.frame_start, other.frame_end, other.frame_step = 21, 22, 1
save("ranges.blend")

with open(os.path.join(FOLDER, "ranges.blend"), "rb") as whole, \
        open(os.path.join(FOLDER, "cut_off.blend"), "wb") as part:
    part.write(whole.read()[:40000])
