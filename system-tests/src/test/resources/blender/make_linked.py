"""Makes a scene with two external textures and a linked library above its own folder.

Called as `blender -b --factory-startup --python make_linked.py -- FOLDER`; writes FOLDER/scenes/shot.blend,
FOLDER/libs/thing.blend, FOLDER/tex/floor.png and FOLDER/tex/thing one.png.
"""

import os
import sys

import bpy

folder = sys.argv[sys.argv.index("--") + 1]


def texture(name, red):
    image = bpy.data.images.new(name, 64, 64)
    image.pixels = [value for i in range(64 * 64)
                    for value in (red, (i % 64) / 64, (i // 64) / 64, 1.0)]
    image.filepath_raw = os.path.join(folder, "tex", name + ".png")
    image.file_format = "PNG"
    image.save()
    return image.filepath_raw


def textured(thing, path):
    material = bpy.data.materials.new(os.path.basename(path))
    material.use_nodes = True
    node = material.node_tree.nodes.new("ShaderNodeTexImage")
    node.image = bpy.data.images.load(path)
    shader = material.node_tree.nodes["Principled BSDF"]
    material.node_tree.links.new(node.outputs["Color"], shader.inputs["Base Color"])
    thing.data.materials.clear()
    thing.data.materials.append(material)


def save(name):
    path = os.path.join(folder, name)
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.file.make_paths_relative()
    bpy.ops.wm.save_mainfile()
    return path


for each in ("scenes", "libs", "tex"):
    os.makedirs(os.path.join(folder, each), exist_ok=True)
floor, thing = texture("floor", 0.8), texture("thing one", 0.1)

textured(bpy.data.objects["Cube"], thing)
library = save("libs/thing.blend")

bpy.ops.wm.read_factory_settings()
bpy.data.objects.remove(bpy.data.objects["Cube"])
with bpy.data.libraries.load(library, link=True) as (there, here):
    here.objects = ["Cube"]
for each in here.objects:
    bpy.context.scene.collection.objects.link(each)
bpy.ops.mesh.primitive_plane_add(size=20, location=(0, 0, -1))
textured(bpy.context.object, floor)
camera = bpy.context.scene.camera
for frame, x in ((1, 7.0), (60, -7.0)):
    camera.location.x = x
    camera.keyframe_insert("location", frame=frame)
scene = bpy.context.scene
scene.render.engine = "CYCLES"
scene.cycles.samples = 8
scene.cycles.use_denoising = False
scene.render.resolution_x, scene.render.resolution_y = 320, 180
scene.frame_start, scene.frame_end = 1, 60
save("scenes/shot.blend")
