# SPDX-License-Identifier: CC0-1.0
#
# Makes the scenes that `./rendezvous bench wall` renders.
#
# To the extent possible under law, this script and the files that it makes are dedicated to the
# public domain under CC0 1.0: https://creativecommons.org/publicdomain/zero/1.0/
#
#   blender -b --factory-startup --python-exit-code 1 -P make_scenes.py -- FOLDER FRAMES TINY_FRAMES
#
# uniform.blend  FRAMES frames, each as costly as the next: about half a second on two cores
# skewed.blend   FRAMES frames, the last one costs many times as much as the first
# tiny.blend     TINY_FRAMES frames that cost little more than to begin them
#
# A camera rides on a circle around an avenue of twisted columns; one turn is the whole animation,
# so what is in the picture changes little. Cycles on the CPU, a fixed number of samples, no
# denoiser, no adaptive sampling, no textures, no drivers: a frame costs what its samples cost.

import math
import os
import sys

import bmesh
import bpy
from mathutils import Matrix

FOLDER, FRAMES, TINY_FRAMES = sys.argv[sys.argv.index("--") + 1:]
FRAMES, TINY_FRAMES = int(FRAMES), int(TINY_FRAMES)


def material(name, color, roughness, metallic=0.0):
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    inputs = made.node_tree.nodes["Principled BSDF"].inputs
    inputs["Base Color"].default_value = (*color, 1.0)
    inputs["Roughness"].default_value = roughness
    inputs["Metallic"].default_value = metallic
    return made


def add(scene, name, mesh, surface):
    mesh.materials.append(surface)
    thing = bpy.data.objects.new(name, mesh)
    scene.collection.objects.link(thing)
    return thing


def column(height, twist, rings=24, sides=6):
    """A prism that turns by `twist` radians on its way up."""
    mesh = bpy.data.meshes.new("column")
    shape = bmesh.new()
    layers = []
    for ring in range(rings + 1):
        share = ring / rings
        turn = Matrix.Rotation(twist * share, 3, "Z")
        radius = 0.32 - 0.14 * share
        layers.append([
            shape.verts.new(turn @ Matrix.Rotation(2 * math.pi * side / sides, 3, "Z").col[0] * radius)
            for side in range(sides)])
        for corner in layers[-1]:
            corner.co.z = height * share
    for low, high in zip(layers, layers[1:]):
        for side in range(sides):
            after = (side + 1) % sides
            shape.faces.new((low[side], low[after], high[after], high[side]))
    shape.faces.new(layers[-1])
    shape.to_mesh(mesh)
    shape.free()
    return mesh


def floor(size):
    mesh = bpy.data.meshes.new("floor")
    mesh.from_pydata([(x * size, y * size, 0) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))], [], [(0, 1, 2, 3)])
    return mesh


def avenue(frames, width, height, columns):
    """An empty file with the scene in it; samples are for the caller to set."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.frame_start, scene.frame_end = 1, frames
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.use_denoising = False
    scene.cycles.use_adaptive_sampling = False
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.render.image_settings.file_format = "PNG"

    scene.world = bpy.data.worlds.new("sky")
    scene.world.use_nodes = True
    sky = scene.world.node_tree.nodes["Background"].inputs
    sky["Color"].default_value, sky["Strength"].default_value = (0.55, 0.65, 0.9, 1.0), 0.5
    sun = bpy.data.objects.new("sun", bpy.data.lights.new("sun", "SUN"))
    sun.data.energy, sun.data.angle = 3.0, 0.1
    sun.rotation_euler = (0.7, 0.2, 0.5)
    scene.collection.objects.link(sun)

    add(scene, "floor", floor(40), material("floor", (0.5, 0.48, 0.45), 0.25))
    shades = [material(f"shade {n}", (0.9 - 0.2 * n, 0.3 + 0.15 * n, 0.2 + 0.2 * n), 0.15 + 0.15 * n, n % 2)
              for n in range(4)]
    for n in range(columns):
        angle = 2 * math.pi * n / columns
        made = add(scene, "column", column(1.6 + 0.4 * math.sin(3 * angle), 1 + n % 3), shades[n % 4])
        made.location = (3.2 * math.cos(angle), 3.2 * math.sin(angle), 0)

    hub = bpy.data.objects.new("hub", None)
    scene.collection.objects.link(hub)
    for frame, turn in ((1, 0.0), (frames + 1, 2 * math.pi)):
        hub.rotation_euler.z = turn
        hub.keyframe_insert("rotation_euler", index=2, frame=frame)
    straight(hub)
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.parent, camera.location, camera.rotation_euler = hub, (0, -8.5, 2.6), (1.36, 0, 0)
    scene.collection.objects.link(camera)
    scene.camera = camera
    return scene


def straight(owner):
    for curve in owner.animation_data.action.fcurves:
        for point in curve.keyframe_points:
            point.interpolation = "LINEAR"


def save(name):
    bpy.ops.wm.save_as_mainfile(filepath=os.path.join(FOLDER, name), check_existing=False)


os.makedirs(FOLDER, exist_ok=True)

avenue(FRAMES, 320, 180, 24).cycles.samples = 8
save("uniform.blend")

skewed = avenue(FRAMES, 320, 180, 24)
for frame, samples in ((1, 1), (FRAMES, 16)):
    skewed.cycles.samples = samples
    skewed.cycles.keyframe_insert("samples", frame=frame)
straight(skewed)
save("skewed.blend")

avenue(TINY_FRAMES, 64, 36, 6).cycles.samples = 1
save("tiny.blend")
