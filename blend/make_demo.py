# SPDX-License-Identifier: CC0-1.0
#
# "Rendezvous": the sample animation of the Rendezvous render farm.
#
# To the extent possible under law, this script and the file that it makes
# (blend/files/demo.blend) are dedicated to the public domain under CC0 1.0:
# https://creativecommons.org/publicdomain/zero/1.0/
#
#   blender -b --factory-startup -P blend/make_demo.py
#
# Two strings of glossy beads, one coral, one teal, spiral inward over a field
# of pegs and meet in a golden sphere; each time a pair arrives the sphere
# swells and sends a ring-shaped wave out through the pegs.  24 frames, after
# which each bead stands where the one ahead of it stood: a seamless loop.
#
# All motion is plain keyframes, all geometry plain meshes: no drivers, no
# embedded scripts, no add-ons, no external files.
#
# How it can be clean at so few samples without a denoiser: only the key light
# is sampled.  The ambient light, the rim light and the reflections are not;
# they are looked up in the materials by direction (Graph.surroundings), and
# light that is scattered more than once is left out.

import math
import os
import sys

import bmesh
import bpy
from mathutils import Vector

FRAMES = 24
SAMPLES = 9

# The field of pegs
PITCH = 0.33            # distance of neighbouring pegs
FIELD_R = 3.75          # radius of the field
PEG_LEN = 1.2
FLOOR_Z = -0.5
WAVE_LEN = 2.0          # radial wave length
WAVE_AMP = 0.17

# The beads
BEADS = 8               # beads in each string
SPIRAL_R = 3.55         # how far out they appear
TURNS = 0.92            # how far round each goes on the way in
BEAD_R = 0.27

CORE_R = 0.62
CORE_Z = 0.80


def srgb(code):
    """'#rrggbb' as linear RGBA."""
    def lin(c):
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
    return tuple(lin(int(code[i:i + 2], 16) / 255) for i in (1, 3, 5)) + (1.0,)


CORAL, PINK = srgb('#ff3b30'), srgb('#ff7a45')
TEAL, MINT = srgb('#00a3b4'), srgb('#2fdcb4')
GOLD = srgb('#ff9a14')
PEG_LOW, PEG_MID, PEG_HIGH = srgb('#1d1b5e'), srgb('#6a3fa6'), srgb('#f08fd2')
TRAY = srgb('#2b2a5e')
FLOOR_NEAR, FLOOR_FAR = srgb('#5248a0'), srgb('#0d0e2c')
GLOW = srgb('#ff9a30')

# Light: a warm softbox to the left, a cool one behind to the right
# direction, cosines at the edge of its reflection, brightness there, color
KEY, KEY_BOX, KEY_SHINE, KEY_COLOR = (-4.5, -2.0, 7.5), (0.945, 0.962), 14.0, srgb('#fff0dc')
RIM, RIM_BOX, RIM_SHINE, RIM_COLOR = (4.5, 7.5, 4.5), (0.84, 0.92), 2.0, srgb('#8fb8ff')
AMBIENT = srgb('#e4dcff')
SKY = ((0.0, srgb('#6a3a8a')), (0.3, srgb('#3a3a8a')),
       (0.7, srgb('#d99fc0')), (1.0, srgb('#ffe9d0')))


def smooth(x):
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


# ---------------------------------------------------------------- materials

class Graph:
    """A few shorthands for building a shader."""

    def __init__(self, tree):
        self.tree = tree
        tree.nodes.clear()

    def node(self, kind, **props):
        n = self.tree.nodes.new(kind)
        for k, v in props.items():
            setattr(n, k, v)
        return n

    def set(self, socket, value):
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
        elif value is not None:
            socket.default_value = value

    def math(self, op, a, b=None, clamp=False):
        n = self.node('ShaderNodeMath', operation=op, use_clamp=clamp)
        self.set(n.inputs[0], a)
        self.set(n.inputs[1], b)
        return n.outputs[0]

    def range(self, x, lo, hi, a=0.0, b=1.0, kind='LINEAR'):
        n = self.node('ShaderNodeMapRange', interpolation_type=kind)
        for i, v in enumerate((x, lo, hi, a, b)):
            self.set(n.inputs[i], v)
        return n.outputs[0]

    def xyz(self, vector):
        n = self.node('ShaderNodeSeparateXYZ')
        self.set(n.inputs[0], vector)
        return n.outputs

    def radius(self, vector):
        """Distance from the vertical axis."""
        n = self.node('ShaderNodeVectorMath', operation='MULTIPLY')
        self.set(n.inputs[0], vector)
        n.inputs[1].default_value = (1, 1, 0)
        m = self.node('ShaderNodeVectorMath', operation='LENGTH')
        self.set(m.inputs[0], n.outputs[0])
        return m.outputs['Value']

    def ramp(self, x, *stops, kind='EASE'):
        n = self.node('ShaderNodeValToRGB')
        r = n.color_ramp
        r.interpolation = kind
        while len(r.elements) < len(stops):
            r.elements.new(1.0)
        for e, (pos, col) in zip(r.elements, stops):
            e.position, e.color = pos, col
        self.set(n.inputs[0], x)
        return n.outputs[0]

    def facing(self, vector, direction):
        n = self.node('ShaderNodeVectorMath', operation='DOT_PRODUCT')
        self.set(n.inputs[0], vector)
        n.inputs[1].default_value = Vector(direction).normalized()
        return n.outputs['Value']

    def surroundings(self, vector, key=KEY_SHINE):
        """Color of the surroundings that lie in a direction: a gradient with
        the key and the rim softbox in it."""
        sky = self.ramp(self.range(self.xyz(vector)[2], -0.2, 1.0), *SKY)
        for light, box, shine, color in ((KEY, KEY_BOX, key, KEY_COLOR),
                                         (RIM, RIM_BOX, RIM_SHINE, RIM_COLOR)):
            edge = self.range(self.facing(vector, light), *box, kind='SMOOTHSTEP')
            sky = self.plus(sky, [shine * c for c in color], edge)
        return sky

    def plus(self, a, b, fac=1.0):
        n = self.node('ShaderNodeMixRGB', blend_type='ADD')
        for i, v in enumerate((fac, a, b)):
            self.set(n.inputs[i], v)
        return n.outputs[0]

    def emission(self, color, strength):
        n = self.node('ShaderNodeEmission')
        self.set(n.inputs['Color'], color)
        self.set(n.inputs['Strength'], strength)
        return n.outputs[0]

    def times(self, a, b):
        n = self.node('ShaderNodeMixRGB', blend_type='MULTIPLY')
        for i, v in enumerate((1.0, a, b)):
            self.set(n.inputs[i], v)
        return n.outputs[0]

    def mirror(self, key=KEY_SHINE):
        """What is reflected here, not sampled but looked up."""
        way = self.node('ShaderNodeTexCoord').outputs['Reflection']
        return self.surroundings(way, key)

    def ambient(self):
        normal = self.node('ShaderNodeNewGeometry').outputs['Normal']
        sky = self.range(self.xyz(normal)[2], -1.0, 1.0, 0.10, 1.0)
        rim = self.range(self.facing(normal, RIM), 0.0, 1.0)
        return self.plus(self.plus((0, 0, 0, 1), AMBIENT, sky), RIM_COLOR,
                         self.math('MULTIPLY', rim, 0.5))

    def lit(self, color, ambient, coat, shine=1.0, glow=None, key=KEY_SHINE):
        """Diffuse in the key light (which is sampled) and in the ambient and
        the rim light (which are not), under a glossy coat (which is not)."""
        diffuse = self.node('ShaderNodeBsdfDiffuse')
        self.set(diffuse.inputs['Color'], color)
        base = self.add(diffuse.outputs[0], self.emission(
            self.times(color, self.ambient()), ambient))
        fres = self.node('ShaderNodeFresnel')
        fres.inputs['IOR'].default_value = coat
        mix = self.node('ShaderNodeMixShader')
        for i, v in enumerate((fres.outputs[0], base,
                               self.emission(self.mirror(key), shine))):
            self.set(mix.inputs[i], v)
        shader = mix.outputs[0]
        if glow is not None:
            shader = self.add(shader, self.emission(GLOW, glow))
        self.surface(shader)

    def surface(self, shader):
        out = self.node('ShaderNodeOutputMaterial')
        self.set(out.inputs['Surface'], shader)

    def add(self, a, b):
        n = self.node('ShaderNodeAddShader')
        self.set(n.inputs[0], a)
        self.set(n.inputs[1], b)
        return n.outputs[0]

    def pulse(self, low, high):
        """A value that peaks when a pair of beads arrives."""
        n = self.node('ShaderNodeValue')
        out = n.outputs[0]
        for f, v in ((1, high), (13, low), (25, high)):
            out.default_value = v
            out.keyframe_insert('default_value', frame=f)
        sine(self.tree)
        return out


def material(name):
    m = bpy.data.materials.new(name)
    m.use_nodes = True
    m.cycles.sample_as_light = False
    return m, Graph(m.node_tree)


def sine(owner):
    """Cosine-shaped, endlessly repeated curves between the keys."""
    for c in owner.animation_data.action.fcurves:
        for k in c.keyframe_points:
            k.interpolation, k.easing = 'SINE', 'EASE_IN_OUT'
        if not c.modifiers:
            c.modifiers.new('CYCLES')


def peg_material():
    m, g = material('Peg')
    info = g.node('ShaderNodeObjectInfo')
    geo = g.node('ShaderNodeNewGeometry')
    height = g.range(g.xyz(info.outputs['Location'])[2], -WAVE_AMP, WAVE_AMP)
    color = g.ramp(height, (0.0, PEG_LOW), (0.55, PEG_MID), (1.0, PEG_HIGH))
    # Deep between the pegs it is dark
    z = g.xyz(g.node('ShaderNodeTexCoord').outputs['Object'])[2]
    depth = g.range(z, -0.34, 0.0, 0.0, 1.0, 'SMOOTHSTEP')
    ambient = g.math('MULTIPLY', depth, 0.46)
    # The glow of the golden sphere
    r = g.radius(geo.outputs['Position'])
    near = g.math('POWER', g.range(r, 0.0, 2.3, 1.0, 0.0), 2.2)
    glow = g.math('MULTIPLY', g.math('MULTIPLY', near, depth), g.pulse(0.35, 1.1))
    g.lit(color, ambient, 1.45, g.math('MULTIPLY', depth, 0.9), glow, 3.5)
    return m


def bead_material(name, outer, inner):
    m, g = material(name)
    r = g.radius(g.node('ShaderNodeObjectInfo').outputs['Location'])
    color = g.ramp(g.range(r, 0.3, SPIRAL_R),
                   (0.0, GOLD), (0.12, inner), (0.6, outer), (1.0, outer))
    g.lit(color, 0.34, 1.6)
    return m


def core_material():
    m, g = material('Core')
    g.lit(GOLD, g.pulse(0.18, 0.36), 1.6, glow=g.pulse(0.04, 0.34))
    return m


def tray_material():
    """Brushed gold"""
    m, g = material('Tray')
    tint = g.times(srgb('#f0b070'), g.mirror())
    base = g.times(srgb('#c07040'), g.ambient())
    g.surface(g.add(g.emission(tint, 0.75), g.emission(base, 0.22)))
    return m


def floor_material():
    """Nothing is sampled here; the shadow of the tray is a formula."""
    m, g = material('Floor')
    pos = g.node('ShaderNodeNewGeometry').outputs['Position']
    r = g.radius(pos)
    color = g.ramp(g.range(r, 3.5, 11.5), (0.0, FLOOR_NEAR), (1.0, FLOOR_FAR))
    near = g.range(r, FIELD_R + 0.2, FIELD_R + 1.6, 0.45, 1.0, 'SMOOTHSTEP')
    away = g.node('ShaderNodeVectorMath', operation='SUBTRACT')
    g.set(away.inputs[0], pos)
    away.inputs[1].default_value = (0.75, 0.35, 0)
    cast = g.range(g.radius(away.outputs[0]), FIELD_R - 0.1, FIELD_R + 1.1,
                   0.35, 1.0, 'SMOOTHSTEP')
    g.surface(g.emission(color, g.math('MULTIPLY', near, cast)))
    return m


# ----------------------------------------------------------------- geometry

def mesh_object(name, bm, mat):
    me = bpy.data.meshes.new(name)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(me)
    bm.free()
    for p in me.polygons:
        p.use_smooth = True
    me.materials.append(mat)
    return me


def put(name, data, location=(0, 0, 0)):
    ob = bpy.data.objects.new(name, data)
    ob.location = location
    # Light that is scattered more than once is left out: it would be noise
    ob.visible_diffuse = False
    bpy.context.scene.collection.objects.link(ob)
    return ob


def lathe(name, profile, steps, mat, phase=0.0):
    """A solid of revolution about z; profile is a list of (radius, z)."""
    bm = bmesh.new()
    rings = []
    for r, z in profile:
        if r == 0:
            rings.append([bm.verts.new((0, 0, z))])
        else:
            rings.append([bm.verts.new((r * math.cos(a), r * math.sin(a), z))
                          for a in (2 * math.pi * i / steps + phase
                                    for i in range(steps))])
    for a, b in zip(rings, rings[1:]):
        for i in range(steps):
            j = (i + 1) % steps
            if len(a) == 1:
                bm.faces.new((a[0], b[i], b[j]))
            elif len(b) == 1:
                bm.faces.new((a[i], b[0], a[j]))
            else:
                bm.faces.new((a[i], b[i], b[j], a[j]))
    return mesh_object(name, bm, mat)


def peg_mesh(mat):
    """A round peg with a softly rounded top; its origin is the top."""
    R, b = PITCH * 0.475, PITCH * 0.26
    profile = [(0, 0.0)]
    for i in range(1, 7):
        a = math.pi / 2 * i / 6
        profile.append((R - b + b * math.sin(a), -b + b * math.cos(a)))
    profile.insert(1, ((R - b) * 0.5, 0.0))
    profile.append((R, -PEG_LEN))
    return lathe('Peg', profile, 20, mat)


def ball_mesh(name, radius, mat):
    bm = bmesh.new()
    bmesh.ops.create_icosphere(bm, subdivisions=5, radius=radius)
    return mesh_object(name, bm, mat)


def tray_mesh(mat):
    a, w = FIELD_R + 0.16, 0.17
    profile = [(a, FLOOR_Z)]
    for i in range(13):
        t = math.pi * (1 - i / 12)
        profile.append((a + w + w * math.cos(t), -0.06 + w * math.sin(t)))
    profile.append((a + 2 * w, FLOOR_Z))
    return lathe('Tray', profile, 160, mat)


# ---------------------------------------------------------------- animation

def make_pegs(mat):
    me = peg_mesh(mat)
    rows = int(FIELD_R / PITCH / 0.866) + 1
    for j in range(-rows, rows + 1):
        for i in range(-rows * 2, rows * 2 + 1):
            x = (i + (j % 2) / 2) * PITCH
            y = j * PITCH * math.sqrt(3) / 2
            r = math.hypot(x, y)
            if r > FIELD_R:
                continue
            ob = put('Peg', me, (x, y, 0))
            # cos(2 pi (t - r / WAVE_LEN)), dying away toward the rim
            amp = WAVE_AMP * (1 - 0.45 * r / FIELD_R)
            crest = 1 + FRAMES * ((r / WAVE_LEN + 0.10) % 1.0)
            half = FRAMES / 2
            for k in range(-2, 3):
                ob.location.z = amp if k % 2 == 0 else -amp
                ob.keyframe_insert('location', index=2, frame=crest + k * half)
            sine(ob)


def bead_state(string, u):
    """Place and size of a bead that has gone the part u of its way."""
    r = SPIRAL_R * (1 - u) ** 0.92
    a = math.pi * string + 2 * math.pi * TURNS * u ** 1.15 + math.radians(200)
    rise = smooth(u / 0.16)
    z = -0.25 + 0.82 * rise + (CORE_Z - 0.57) * smooth((u - 0.55) / 0.4)
    size = rise * (1 - 0.38 * smooth((u - 0.35) / 0.6))
    return (r * math.cos(a), r * math.sin(a), z), max(size, 0.001)


def make_beads(mats):
    for s, mat in enumerate(mats):
        me = ball_mesh(mat.name, BEAD_R, mat)
        for i in range(BEADS):
            ob = put('%s %d' % (mat.name, i + 1), me)
            for f in range(0, FRAMES + 2):
                u = (i + (f - 1) / FRAMES) / BEADS
                loc, size = bead_state(s, min(1.0, max(0.0, u)))
                ob.location, ob.scale = loc, (size,) * 3
                ob.keyframe_insert('location', frame=f)
                ob.keyframe_insert('scale', frame=f)
            for c in ob.animation_data.action.fcurves:
                for k in c.keyframe_points:
                    k.interpolation = 'LINEAR'


def make_core(mat):
    ob = put('Core', ball_mesh('Core', CORE_R, mat), (0, 0, CORE_Z))
    for f, v in ((1, 1.07), (13, 0.95), (25, 1.07)):
        ob.scale = (v, v, v)
        ob.keyframe_insert('scale', frame=f)
    sine(ob)


# -------------------------------------------------------------------- stage

def aim(ob, target):
    ob.rotation_euler = (Vector(target) - ob.location).to_track_quat('-Z', 'Y').to_euler()


def area(name, location, target, size, power, color):
    lamp = bpy.data.lights.new(name, 'AREA')
    lamp.shape, lamp.size = 'DISK', size
    lamp.energy, lamp.color = power, color[:3]
    lamp.cycles.use_multiple_importance_sampling = False
    ob = put(name, lamp, location)
    ob.visible_diffuse = True
    aim(ob, target)
    return ob


def make_world():
    w = bpy.data.worlds.new('World')
    bpy.context.scene.world = w
    w.use_nodes = True
    g = Graph(w.node_tree)
    direction = g.node('ShaderNodeTexCoord').outputs['Generated']
    bg = g.node('ShaderNodeBackground')
    g.set(bg.inputs['Color'], g.surroundings(direction))
    out = g.node('ShaderNodeOutputWorld')
    g.set(out.inputs['Surface'], bg.outputs[0])
    # Seen in reflections only: it is not sampled as a lamp
    w.cycles.sampling_method = 'NONE'
    w.cycles_visibility.diffuse = False


def make_camera():
    cam = bpy.data.cameras.new('Camera')
    ob = put('Camera', cam, (0, -11.8, 8.2))
    aim(ob, (0, -0.85, 0.0))
    cam.lens = 46
    bpy.context.scene.camera = ob


def settings():
    s = bpy.context.scene
    s.name = 'Rendezvous'
    s.frame_start, s.frame_end = 1, FRAMES
    s.render.fps, s.render.fps_base = 24, 1.0
    s.render.engine = 'CYCLES'
    s.render.resolution_x, s.render.resolution_y = 640, 360
    s.render.resolution_percentage = 100
    s.render.image_settings.file_format = 'PNG'
    s.render.image_settings.color_mode = 'RGB'
    s.render.image_settings.color_depth = '8'
    s.render.filepath = '//demo_####'
    s.render.use_motion_blur = False
    s.render.use_compositing = False
    s.render.use_sequencer = False
    s.view_settings.view_transform = 'Filmic'
    s.view_settings.look = 'Medium High Contrast'
    s.view_settings.exposure = 0.35
    c = s.cycles
    c.device = 'CPU'
    c.samples = SAMPLES
    c.use_adaptive_sampling = False
    c.use_denoising = False
    c.use_preview_denoising = False
    c.seed = 7
    c.use_animated_seed = False
    c.max_bounces = 0
    c.diffuse_bounces = 0
    c.glossy_bounces = 0
    c.transmission_bounces = 0
    c.volume_bounces = 0
    c.transparent_max_bounces = 1
    c.sample_clamp_indirect = 6.0
    c.caustics_reflective = c.caustics_refractive = False
    c.filter_width = 1.7


def main():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    settings()
    make_world()
    make_pegs(peg_material())
    make_beads((bead_material('Coral', CORAL, PINK),
                bead_material('Teal', TEAL, MINT)))
    make_core(core_material())
    put('Tray', tray_mesh(tray_material()))
    floor = bmesh.new()
    bmesh.ops.create_grid(floor, x_segments=1, y_segments=1, size=60)
    put('Floor', mesh_object('Floor', floor, floor_material()), (0, 0, FLOOR_Z))
    key = area('Key', KEY, (0, 0, 0), 2.6, 1600, KEY_COLOR)
    key.visible_glossy = False      # its reflection is in the surroundings
    make_camera()
    bpy.context.scene.frame_set(1)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        'files', 'demo.blend')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    bpy.context.preferences.filepaths.save_version = 0
    bpy.ops.wm.save_as_mainfile(filepath=path, compress=True, check_existing=False)
    print('%s: %d bytes' % (path, os.path.getsize(path)))


if __name__ == '__main__':
    try:
        main()
    except Exception:
        import traceback
        traceback.print_exc()
        sys.exit(1)
