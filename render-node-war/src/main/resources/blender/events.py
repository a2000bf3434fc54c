"""How our scripts inside Blender speak to the node: one line of JSON for each event, `MARK {json}`.

They stand among Blender's own lines, which may hold names with line breaks and so must not know the
mark. It is the last argument of Blender's command line.
"""

import json
import os
import sys

MARK = sys.argv[-1]


def send(event, **fields):
    """Writes past Python's and C's buffers at once, so that no line of Blender's is cut in two."""
    sys.stdout.flush()
    data = (f"\n{MARK} " + json.dumps({"event": event, **fields}) + "\n").encode("ascii")
    while data:
        data = data[os.write(1, data):]


def unfit(error):
    """Says that the file with these settings can never render."""
    send("unfit", reason=error.reason, problem=str(error))


def defect(error):
    """Says that our script failed; to be followed by `raise`, so that Blender prints where, and ends with 97."""
    send("unfit", reason="worker-error", problem=f"The farm's script failed: {type(error).__name__}: {error}")
