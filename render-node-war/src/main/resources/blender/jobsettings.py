"""Makes an opened file render what a job asks for, and write nowhere but where the farm says.

The job's words must win against the file's animation, drivers and markers too: these would set the
old values back at the next frame.
"""

import os
import re
import struct

import bpy
import preflight
import usedfiles

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "OPEN_EXR", "OPEN_EXR_MULTILAYER")
EEVEE_NAMES = ("BLENDER_EEVEE", "BLENDER_EEVEE_NEXT")  # the second one from 4.2 to 4.5
MOST_NAMES = 100  # a file may have thousands of cameras
LOSSLESS_EXR = ("NONE", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24")  # what the node can decode and check
SAMPLES = {"CYCLES": "cycles.samples", **dict.fromkeys(EEVEE_NAMES, "eevee.taa_render_samples")}


class Unfit(Exception):
    """The file with these settings can never render."""

    def __init__(self, reason, problem):
        super().__init__(problem)
        self.reason = reason


class PathTooLong(Exception):
    """Blender cut a path off."""

    reason = "render-error"


def prepare(settings):
    """Applies the settings; returns the scene, its File Output nodes with their places, and what there is to say."""
    scene = choose_scene(settings.get("scene"))
    held = contents(scene)  # these two first, while the scene is as its author left it
    warnings = preflight.warnings(scene, settings)
    apply(scene, settings)
    width, height = dimensions(scene.render)  # Blender lets no animation change it
    scenes = rendered_scenes(scene)
    ready = {
        "blender": bpy.app.version_string, "scene": scene.name, "engine": scene.render.engine,
        "camera": scene.camera.name if scene.camera else None, "width": width, "height": height,
        "layers": sum(max(1, sum(layer.use for layer in each.view_layers)) for each in scenes),
        "simulates": any(preflight.simulates(each) for each in scenes),
        "files": usedfiles.used_files(scenes), "contents": held, "warnings": warnings}
    return scene, file_outputs(), ready


def apply(scene, settings):
    """Makes the scene render as the job wants it; where a setting is null, as the file says."""
    for name in ("samples", "resolutionPercent"):
        number = settings.get(name)
        if number is not None and (type(number) is not int or number < 1):
            raise Unfit("invalid-settings", f"{name} must be a whole number from 1, not {number!r}.")
    choose_engine(scene, settings["engine"])
    choose_output(scene, settings["format"])
    choose_camera(scene, settings.get("camera"))
    if settings.get("samples") and scene.render.engine in SAMPLES:
        override(scene, SAMPLES[scene.render.engine], settings["samples"])
        if scene.render.engine == "CYCLES":
            scene.cycles.use_layer_samples = "IGNORE"  # a view layer's own number would win
    if settings.get("resolutionPercent"):
        override(scene, "render.resolution_percentage", settings["resolutionPercent"])
    choose_denoising(scene, settings.get("denoise"))
    keep_caches_inside(scene)


def choose_scene(name):
    if name is None:
        return bpy.context.scene
    same = [scene for scene in bpy.data.scenes if scene.name == name]
    if not same:
        raise Unfit("no-such-scene", f"The file has no scene '{name}'; it has {names(bpy.data.scenes)}.")
    return min(same, key=lambda scene: scene.library is not None)  # linked ones may share a name


def choose_engine(scene, engine):
    if engine == "file":
        return
    for name in EEVEE_NAMES if engine == "BLENDER_EEVEE" else (engine,):
        try:
            scene.render.engine = name
            return
        except TypeError:
            pass
    raise Unfit("engine-not-available", f"Blender {bpy.app.version_string} here has no engine {engine}.")


def choose_output(scene, file_format):
    if file_format not in FORMATS:
        raise Unfit("invalid-settings", f"format must be one of {', '.join(FORMATS)}, not {file_format!r}.")
    render, image = scene.render, scene.render.image_settings
    try:
        image.file_format = file_format  # keeps colour mode and depth where the format allows them
    except TypeError:
        raise Unfit("format-not-available", f"Blender {bpy.app.version_string} here cannot write {file_format}.")
    if file_format in ("PNG", "JPEG"):
        image.color_depth = "8"
    if file_format.startswith("OPEN_EXR"):
        image.use_preview = False  # would put a JPEG beside the image
        if image.exr_codec not in LOSSLESS_EXR:
            image.exr_codec = "ZIP"
    if render.use_multiview:  # one file per eye, or one twice as wide
        if not file_format.startswith("OPEN_EXR"):
            raise Unfit("stereo", f"The scene '{scene.name}' renders several views (Stereoscopy), which only "
                        "OPEN_EXR and OPEN_EXR_MULTILAYER hold in one file: submit with such a format, "
                        "or switch Stereoscopy off in the file.")
        image.views_format = "MULTIVIEW"
    render.use_file_extension = render.use_overwrite = True
    render.use_placeholder = render.use_render_cache = False


def choose_camera(scene, name):
    if name is not None:
        cameras = [thing for thing in scene.objects if thing.type == "CAMERA"]
        camera = next((thing for thing in cameras if thing.name == name), None)
        if camera is None:
            raise Unfit("no-such-camera",
                        f"The scene '{scene.name}' has no camera '{name}'; it has {names(cameras)}.")
        for marker in scene.timeline_markers:
            marker.camera = None  # would switch the camera at its frame
        scene.camera = camera
    elif scene.camera is None:
        # Blender looks for cameras bound to markers, then takes any; pictures without a 3D scene need none.
        bound = (marker.camera for marker in scene.timeline_markers if marker.camera)
        layers = [layer for layer in scene.view_layers if layer.use] or scene.view_layers[:1]
        present = (thing for thing in layers[0].objects if thing.type == "CAMERA")
        scene.camera = next(bound, None) or next(present, None)
        pure = scene.use_nodes and not any(node.bl_idname == "CompositorNodeRLayers" for node in nodes_of(scene))
        if scene.camera is None and not pure and not preflight.strips(scene):
            raise Unfit("no-camera", f"The scene '{scene.name}' has no camera.")


def choose_denoising(scene, wanted):
    if wanted is False:
        for each in rendered_scenes(scene):  # scenes of the compositor and sequencer would fail the frame too
            override(each, "cycles.use_denoising", False)
        return
    if scene.render.engine == "CYCLES" and wanted:
        override(scene, "cycles.use_denoising", True)
    if preflight.has_denoiser():
        return
    for each in rendered_scenes(scene):
        on = each.render.engine == "CYCLES" and each.cycles.use_denoising
        layers = any(layer.use and layer.cycles.use_denoising for layer in each.view_layers)
        if on and layers and not list(curves(each, "cycles.use_denoising")):
            raise Unfit("no-denoiser", f"The scene '{each.name}' has denoising on, but this Blender was built "
                        "without OpenImageDenoise: submit with denoise false, or use nodes whose Blender has it.")


def keep_caches_inside(scene):
    """Unbaked simulations write caches as they go: beside the .blend, or wherever the file says.

    What opening the file wrote, before any script runs, cannot be helped here. A point cache that is
    on disk already is left alone: switching its disk cache off would delete it.
    """
    for each in rendered_scenes(scene):
        for _, cache in preflight.point_caches(each):
            if cache.use_disk_cache and not os.path.isdir(preflight.disk_cache(cache)):
                cache.use_disk_cache = False
        for number, (_, domain) in enumerate(preflight.fluid_domains(each)):
            if not domain.has_cache_baked_data:
                domain.cache_directory = os.path.join(bpy.app.tempdir, f"fluid-{each.as_pointer():x}-{number}")


def looks_at_range(scene):
    """Whether pictures change with the first and the last frame of the scene."""
    owners = [each for thing in bpy.data.user_map() for each in (thing, getattr(thing, "node_tree", None)) if each]
    animations = filter(None, (getattr(each, "animation_data", None) for each in owners))
    drivers = (curve.driver for animation in animations for curve in animation.drivers)
    targets = (target for driver in drivers for variable in driver.variables for target in variable.targets)
    stamp = scene.render.use_stamp and scene.render.use_stamp_frame_range
    return stamp or any(target.data_path in ("frame_start", "frame_end") for target in targets)


def rendered_scenes(scene):
    """The scene and those that its compositor and its sequencer render along with it."""
    found, waiting = [], [scene]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.append(each)
            layers = (node for node in nodes_of(each) if node.bl_idname == "CompositorNodeRLayers")
            waiting += [node.scene for node in layers if node.scene]
            waiting += [strip.scene for strip in preflight.strips(each) if strip.type == "SCENE" and strip.scene]
    return found


def nodes_of(scene):
    return [node for node in scene.node_tree.nodes if not node.mute] if scene.use_nodes and scene.node_tree else []


def override(scene, path, value):
    """Sets a property and stops the file's animation and drivers from setting it back."""
    for curve in curves(scene, path):
        curve.mute = True
    owner, name = path.split(".")
    setattr(getattr(scene, owner), name, value)


def curves(scene, path):
    animation = scene.animation_data
    if animation:
        actions = [animation.action, *(strip.action for track in animation.nla_tracks for strip in nested(track))]
        for curve in [*animation.drivers, *(curve for action in actions if action for curve in action.fcurves)]:
            if curve.data_path == path:
                yield curve


def nested(track):
    for strip in track.strips:
        yield strip
        yield from nested(strip)  # meta strips


def names(things):
    return ", ".join(f"'{thing.name}'" for thing in things) or "none"


def contents(scene):
    """What the file says of the scene, whatever a job wants."""
    render, (width, height) = scene.render, dimensions(scene.render)
    cameras = (thing.name for thing in scene.objects if thing.type == "CAMERA")
    return {"scenes": [each.name for each in bpy.data.scenes][:MOST_NAMES], "cameras": list(cameras)[:MOST_NAMES],
            "firstFrame": scene.frame_start, "lastFrame": scene.frame_end, "frameStep": scene.frame_step,
            "fps": round(render.fps / render.fps_base, 3), "width": width, "height": height, "engine": render.engine}


def dimensions(render):
    """Width and height of the image; Blender cuts off fractions, and counts a border in single precision."""
    size = [int(side * render.resolution_percentage / 100) for side in (render.resolution_x, render.resolution_y)]
    if render.use_border and render.use_crop_to_border:
        low, high = (render.border_min_x, render.border_min_y), (render.border_max_x, render.border_max_y)
        size = [single(side * end) - single(side * start) for side, start, end in zip(size, low, high)]
    return size


def single(number):
    return int(struct.unpack("f", struct.pack("f", number))[0])


# File Output nodes: they ignore the output path and write wherever the file says.


def file_outputs():
    """Every File Output node of the file with the path it gets below the nodes folder; slots are made tame."""
    trees = [scene.node_tree for scene in bpy.data.scenes if scene.node_tree]
    trees += [tree for tree in bpy.data.node_groups if tree.bl_idname == "CompositorNodeTree"]
    found, folders = [], set()
    for node in (node for tree in trees for node in tree.nodes if node.bl_idname == "CompositorNodeOutputFile"):
        place = unused(inside(node.name).replace("/", "_") or "output", folders)
        if node.format.file_format == "OPEN_EXR_MULTILAYER":
            place += "/" + (inside(node.base_path).split("/")[-1] or "image")  # here base_path is the file itself
        slots = set()
        for slot in node.file_slots:
            slot.path = unused(inside(slot.path) or "image", slots)
        found.append((node, place))
    return found


def set_path(owner, name, path):
    setattr(owner, name, path)
    if getattr(owner, name) != path:  # Blender cuts paths at 1023 bytes
        raise PathTooLong(f"The path is too long for Blender: {path}")


def inside(path):
    """The path without what could lead out of a folder: roots, drive letters, dots, backslashes."""
    parts = (re.sub(r"^[A-Za-z]:|[\x00-\x1f]", "", part).lstrip(".")[:60] for part in re.split(r"[\\/]+", path))
    return "/".join(part for part in parts if part)


def unused(name, taken):
    """The name, or the name with a number where it is taken; '#' only stands for the frame's digits."""
    free, number = name, 1
    while free.rstrip("#") in taken:
        number += 1
        free = f"{name.rstrip('#')}-{number}"
    taken.add(free.rstrip("#"))
    return free
