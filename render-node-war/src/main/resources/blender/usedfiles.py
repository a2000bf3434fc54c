"""What an opened file uses besides itself: all whose change would show in frames that are still to come."""

import itertools
import os
import re

import bpy
import preflight

MOST = 5000  # the node looks at each of them before each batch

# The number of an image in a sequence, of a frame in a cache, of a tile of a texture.
NUMBER = re.compile(r"<UVTILE>|u\d+_v\d+|(?:<UDIM>|\d+)(?=\D*$)")


def used_files(scenes):
    """Absolute paths, there or not: libraries, textures, sounds, whole sequences, caches. None if there are too many."""
    named = set(bpy.utils.blend_paths(absolute=True))
    named.update(preflight.disk_cache(cache) for scene in scenes for _, cache in preflight.point_caches(scene))
    folders = {path for path in named if os.path.isdir(path)}
    others = itertools.chain(below(folders), in_a_row(named - folders))
    found = (named - folders).union(itertools.islice(others, 2 * MOST))  # a file may name the root folder
    return sorted(found) if len(found) <= MOST else None


def below(folders):
    for folder in folders:
        for where, _, names in os.walk(folder):
            yield from (os.path.join(where, name) for name in names)


def in_a_row(paths):
    """The files that are named like one of the paths, but for the number."""
    rows = {row(path) for path in paths if row(path) != path}
    for folder in {os.path.dirname(each) for each in rows}:
        for where, _, names in itertools.islice(os.walk(folder), 1):  # none if it cannot be read
            siblings = (os.path.join(where, name) for name in names)
            yield from (path for path in siblings if row(path) in rows)


def row(path):
    """The path without its number; itself if it has none."""
    folder, name = os.path.split(path)
    stem, extension = os.path.splitext(name)
    return os.path.join(folder, NUMBER.sub("\0", stem) + extension)
