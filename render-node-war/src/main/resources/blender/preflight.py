"""What a Blender user wants to hear before a job renders wrongly, though without an error.

Blender says nothing of a missing texture and renders it magenta; `warnings` looks for such things.
Each warning is one sentence. Nothing here may keep a file from rendering.
"""

import itertools
import os
import re

import bpy

MOST = 50  # a file may miss thousands of textures
MAY_DIFFER = "is not baked: frames rendered alone may differ from those of a whole run"


def warnings(scene, settings):
    """The sentences, in the order of the checks; called before the settings are applied."""
    found = []
    for check in (output, libraries, files, strip_files, simulations, denoise_nodes):
        try:
            found += check(scene, settings)
        except Exception as error:  # some file has what this Blender version keeps elsewhere
            found.append(f"The farm could not check {check.__name__.replace('_', ' ')}: {error}.")
    found = list(dict.fromkeys(found))
    return found[:MOST] + ([f"And {len(found) - MOST} more warnings."] if len(found) > MOST else [])


def output(scene, settings):
    engine = scene.render.engine if settings["engine"] == "file" else settings["engine"]
    if settings.get("samples") and engine == "BLENDER_WORKBENCH":
        yield "The number of samples means nothing to Workbench."
    if scene.render.is_movie_format:
        yield f"The file is set up to write a movie; the farm renders single frames as {settings['format']} instead."
    if len(scene.view_layers) > 1 and not any(layer.use for layer in scene.view_layers):
        yield f"No view layer of the scene '{scene.name}' is enabled for rendering."


def libraries(scene, settings):
    for library in bpy.data.libraries:
        if not exists(library.filepath):
            yield f"Linked library {shown(library.filepath)} is missing: what it holds is not rendered."


def files(scene, settings):
    """Files that data of the .blend points to."""
    for image in bpy.data.images:
        if image.users and image.source in ("FILE", "SEQUENCE", "MOVIE", "TILED") and image.filepath:
            for path in missing_of(image):
                yield f"Image '{image.name}' is missing its file {shown(path, image.library)}."
    for kind, things in (("Font", bpy.data.fonts), ("Movie clip", bpy.data.movieclips),
                         ("Volume", bpy.data.volumes), ("Cache", bpy.data.cache_files)):
        for thing in things:
            packed = getattr(thing, "packed_file", None) or thing.filepath in ("", "<builtin>")
            if thing.users and not packed and not exists(thing.filepath, thing.library):
                yield f"{kind} '{thing.name}' is missing its file {shown(thing.filepath, thing.library)}."
    if bpy.data.cache_files and not bpy.app.build_options.alembic:
        yield "The file uses cache files (Alembic, USD), but this Blender was built without them."
    for thing, modifier in modifiers(scene, "MESH_CACHE"):
        if not exists(modifier.filepath, thing.library):
            yield f"The mesh cache of '{thing.name}' is missing its file {shown(modifier.filepath, thing.library)}."


def missing_of(image):
    """The paths an image lacks: its file, any file of its sequence, or each of its UDIM tiles."""
    if image.packed_file or image.packed_files:
        return []
    path, library = image.filepath, image.library
    if image.source == "TILED":
        tiles = (tile.number for tile in image.tiles)
        paths = [path.replace("<UDIM>", str(tile)).replace(
            "<UVTILE>", f"u{(tile - 1001) % 10 + 1}_v{(tile - 1001) // 10 + 1}") for tile in tiles]
        return [path for path in paths if not exists(path, library)]
    if exists(path, library):
        return []
    if image.source == "SEQUENCE":
        folder, name = os.path.split(absolute(path, library))
        numbered = re.sub(r"\d+(?=\D*$)", lambda digits: "\0", name).split("\0")
        pattern = re.compile(r"\d+".join(map(re.escape, numbered)))
        if os.path.isdir(folder) and any(pattern.fullmatch(other) for other in os.listdir(folder)):
            return []
    return [path]


def strips(scene):
    """The strips of the sequencer where they make the picture."""
    editor = scene.sequence_editor if scene.render.use_sequencer else None
    return list(getattr(editor, "sequences_all", None) or getattr(editor, "strips_all", ())) if editor else []


def strip_files(scene, settings):
    for strip in strips(scene):
        paths = []
        if strip.type == "MOVIE":
            paths = [strip.filepath]
        elif strip.type == "IMAGE":
            paths = [os.path.join(strip.directory, element.filename) for element in strip.elements]
        for path in paths:
            if not exists(path, scene.library):
                yield f"The sequencer's strip '{strip.name}' is missing its file {shown(path, scene.library)}."


def simulations(scene, settings):
    for what, cache in point_caches(scene):
        if not cache.is_baked:
            yield f"{what} {MAY_DIFFER}."
        elif not os.path.isdir(disk_cache(cache)) and (cache.use_disk_cache or cache.use_external):
            yield f"{what} is missing its baked cache {disk_cache(cache)}."
    for thing, domain in fluid_domains(scene):
        if not domain.has_cache_baked_data:
            yield f"The fluid simulation of '{thing.name}' {MAY_DIFFER}."
        elif not exists(domain.cache_directory, thing.library):
            yield f"The fluid simulation of '{thing.name}' is missing its cache {shown(domain.cache_directory)}."


def simulates(scene):
    """Whether its frames depend on those that were rendered before them in the same Blender."""
    try:
        nodes = any(node.bl_idname == "GeometryNodeSimulationOutput"  # from 3.6 on
                    for tree in bpy.data.node_groups for node in tree.nodes)
        return nodes or any(True for _ in simulations(scene, {}))
    except Exception:  # some file has what this Blender version keeps elsewhere
        return True


def point_caches(scene):
    """Each simulation that depends on the frames before, but for fluids: what it is, and its cache."""
    for thing, modifier in modifiers(scene, "CLOTH", "SOFT_BODY"):
        kind = "cloth" if modifier.type == "CLOTH" else "soft body"
        yield f"The {kind} of '{thing.name}'", modifier.point_cache
    for thing, modifier in modifiers(scene, "PARTICLE_SYSTEM"):
        system = modifier.particle_system
        if system.settings.type == "EMITTER" and system.settings.physics_type not in ("NO", "KEYED"):
            yield f"The particle system '{system.name}' of '{thing.name}'", system.point_cache
        elif system.settings.type == "HAIR" and system.use_hair_dynamics and system.cloth:
            yield f"The hair dynamics of '{thing.name}'", system.cloth.point_cache
    for thing, modifier in modifiers(scene, "DYNAMIC_PAINT"):
        for surface in modifier.canvas_settings.canvas_surfaces if modifier.canvas_settings else ():
            if surface.is_active:
                yield f"The dynamic paint of '{thing.name}'", surface.point_cache
    world = scene.rigidbody_world
    if world and world.enabled and world.collection and world.collection.objects:
        yield f"The rigid body world of the scene '{scene.name}'", world.point_cache


def fluid_domains(scene):
    return [(thing, modifier.domain_settings) for thing, modifier in modifiers(scene, "FLUID")
            if modifier.fluid_type == "DOMAIN" and modifier.domain_settings]


def disk_cache(cache):
    """The folder where Blender looks for the cache, if it is on disk: it goes by the name of the .blend."""
    stem = os.path.splitext(os.path.basename(bpy.data.filepath))[0]
    return absolute(cache.filepath if cache.use_external else f"//blendcache_{stem}")


def denoise_nodes(scene, settings):
    if scene.use_nodes and scene.node_tree and not has_denoiser():
        for node in scene.node_tree.nodes:
            if node.bl_idname == "CompositorNodeDenoise" and not node.mute:
                yield (f"The compositor's Denoise node '{node.name}' does nothing: "
                       "this Blender was built without OpenImageDenoise.")


def has_denoiser():
    """Whether Cycles here can denoise at all; bpy.app.build_options does not tell."""
    try:
        import _cycles
    except ImportError:
        return False
    return getattr(_cycles, "with_openimagedenoise", True)


def modifiers(scene, *types):
    pairs = itertools.chain.from_iterable(((thing, each) for each in thing.modifiers) for thing in scene.objects)
    return [(thing, each) for thing, each in pairs if each.type in types and each.show_render]


def exists(path, library=None):
    return os.path.exists(absolute(path, library))


def absolute(path, library=None):
    """Where Blender looks for the file; it takes Windows' separators too."""
    return bpy.path.abspath(path.replace("\\", "/"), library=library)


def shown(path, library=None):
    """The path as the file has it and, where that is relative, where it leads."""
    full = os.path.normpath(absolute(path, library))
    return path if path == full else f"{path} ({full})"
