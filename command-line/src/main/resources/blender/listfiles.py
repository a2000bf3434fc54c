"""Writes what the opened .blend file uses, also through its libraries, to a file of JSON.

Called as `blender -b -Y FILE --python listfiles.py -- SCRIPTS OUT`; SCRIPTS is the folder of the render
node's scripts, which know what a file uses. {"files": absolute paths that are there, "missing": those that
are not, "absolute": those that the file names by an absolute path, which leads nowhere on other machines}
"""

import json
import os
import sys

import bpy

scripts, out = sys.argv[sys.argv.index("--") + 1:]
sys.dont_write_bytecode = True
sys.path.insert(0, scripts)
import usedfiles  # noqa: E402

usedfiles.MOST = 1_000_000
used = [os.path.normpath(path) for path in usedfiles.used_files(bpy.data.scenes) or []]
named = [path for path in bpy.utils.blend_paths(absolute=False) if not path.startswith("//")]
with open(out, "w") as file:
    json.dump({"files": [path for path in used if os.path.isfile(path)],
               "missing": [path for path in used if not os.path.exists(path)],
               "absolute": sorted({path for path in named if os.path.isfile(path)})}, file)
