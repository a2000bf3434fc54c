"""Prepares a Blender that then goes through its frames by itself, as the tutorial's does.

The node starts `blender -b -noaudio -Y --python-exit-code 97 FILE -t N [-S SCENE] -P cold.py -o PATH#### -s 1 -e 5
-j 1 -a -- SETTINGS NODES MARK` (or `-f 1,5,9` for `-s 1 -e 5 -j 1 -a`) and only listens. SETTINGS is the
JSON of worker.py's command `open` without command, protocol and file, NODES the folder for File Output nodes.

This script says `ready` or `unfit`, as worker.py does, before the first frame. After that the node goes by
Blender's own lines. Frames have to be 0 or greater: Blender takes others as counted from the end.
"""

import json
import os
import sys

sys.dont_write_bytecode = True  # the folder of this script is not ours to write to
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import events  # noqa: E402
import jobsettings  # noqa: E402

try:
    scene, outputs, ready = jobsettings.prepare(json.loads(sys.argv[-3]))
    for node, place in outputs:
        jobsettings.set_path(node, "base_path", os.path.join(sys.argv[-2], place))
    events.send("ready", **ready)
except jobsettings.Unfit as error:
    events.unfit(error)
    sys.exit(0)
except Exception as error:
    events.defect(error)
    raise
