"""Renders frames inside Blender for a render node: the worker's side of protocol version 3.

The node starts `blender -b -noaudio -Y --python-exit-code 97 -t N -P worker.py -- MARK` and speaks to it
through pipes. Each command is one line of JSON on standard input:

  {"command":"open","protocol":3,"file":"/b/a.blend","engine":"CYCLES","format":"PNG","scene":null,
   "camera":null,"samples":null,"resolutionPercent":null,"denoise":null}
                                   once and first; file is absolute; null: as the file says
  {"command":"render","frame":7,"output":"/a/frame_####","nodes":"/a/nodes"}
                                   output ends in ####, for the frame's number, and gets an extension;
                                   nodes is for the file's File Output nodes
  {"command":"quit"}               the end of input means the same; Blender then exits with 0, or with 1
                                   where the frame before it failed: judge by events, not by that

A node that only wants to know what is in a file quits after `ready`.

Before the first command and between two frames the node may be silent for as long as it likes; the worker
waits. The next frame may be of another batch or job, and its paths elsewhere. Frames come in any order, also again.

Each event is one line on standard output, `MARK {json}` (see events.py):

  ready     protocol blender scene camera engine warnings      the file is open, settings are applied, and:
            width height    of the images
            layers          how many view layers a frame is made of
            simulates       whether frames depend on those rendered before: something is simulated
                            and not baked
            since           when the opening began, seconds since 1970 by this machine's clock
            files           what the file uses besides itself, absolute paths, there or not; null if
                            these are too many to look at again and again
            contents        what the file says of the scene, whatever the settings are: scenes cameras
                            (names, the first 100), firstFrame lastFrame frameStep fps width height engine
  unfit     reason problem     the file with these settings can never render; Blender exits with 0
            reasons: no-such-scene no-such-camera no-camera engine-not-available format-not-available
            no-denoiser stereo invalid-settings; worker-error (a defect of ours, also a command that
            is none) exits with 97
  started   frame
  finished  frame file width height seconds peakMemoryMiB memoryMiB nodeFiles
            width, height: as they must be; memory: resident, the most during the frame and now
  failed    frame reason problem     this frame failed, others may be asked for
            reasons: render-error disk-full out-of-memory no-output frame-out-of-range worker-error

A file that cannot be opened ends Blender with 1, as it does on its command line: it has printed why.

How far a frame is, Blender itself prints between `started` and `finished`.

Nothing is written but the output file, files below the nodes folder, and Blender's own temporary
folder (TMPDIR) with the caches of unbaked fluids. What opening a file writes comes before this script.
"""

import functools
import json
import os
import re
import resource
import sys
import time
import traceback

import bpy

sys.dont_write_bytecode = True  # the folder of this script is not ours to write to
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import jobsettings  # noqa: E402
from events import defect, send, unfit  # noqa: E402

PROTOCOL = 3


class Failed(Exception):
    """A frame failed for a reason of ours, not of Blender's."""

    def __init__(self, reason, problem):
        super().__init__(problem)
        self.reason = reason


def commands():
    for line in sys.stdin.buffer if sys.stdin else ():
        if line.strip():
            command = json.loads(line)
            if command["command"] == "quit":
                return
            yield command


def open_file(path):
    """As Blender does for a file on its command line."""
    try:
        bpy.ops.wm.open_mainfile(filepath=path, load_ui=True, use_scripts=False)
    except RuntimeError as error:  # also for what a file that it has opened lacks
        print(error, flush=True)
    if not bpy.data.filepath:
        sys.exit(1)


def files_below(folder):
    times = {}
    for where, _, found in os.walk(folder):
        for name in found:
            path = os.path.join(where, name)
            try:
                times[path] = os.lstat(path).st_mtime_ns
            except FileNotFoundError:
                pass  # the node puts those of the frame before in their place meanwhile
    return times


def choose_way(scene, simulates):
    """How frames of the scene are rendered: a function that says of a frame what Blender is to do."""
    namesakes = sum(other.name == scene.name for other in bpy.data.scenes) > 1  # they are linked
    if simulates or namesakes or jobsettings.looks_at_range(scene):
        return still
    return functools.partial(animation, bpy.data.scenes.new("empty"))


def animation(empty, scene, frame, output, file):
    """As an animation of one frame, which costs what it costs in Blender's own loop (`-a`).

    Blender brings the scene of the context to the frame, for a viewport that nobody sees: an empty one.
    """
    scene.frame_start = scene.frame_end = frame
    return scene.frame_end, empty, output, {"animation": True, "scene": scene.name}


def still(scene, frame, output, file):
    """By itself, from where the scene is. The scene goes there for the viewport twice, before it is rendered."""
    scene.frame_set(frame)
    return scene.frame_current, scene, os.path.splitext(file)[0], {"write_still": True}


def render(scene, outputs, way, frame, output, nodes):
    """Renders one frame and returns what there is to say of it; raises where it failed."""
    begun = time.monotonic()
    forget_peak_memory()
    file = output[:-4] + f"{frame:0{5 if frame < 0 else 4}}" + scene.render.file_extension
    reached, context, path, how = way(scene, frame, output, file)
    if reached != frame:
        raise Failed("frame-out-of-range", f"Blender cannot go to frame {frame}.")
    jobsettings.set_path(scene.render, "filepath", path)
    for node, place in outputs:
        jobsettings.set_path(node, "base_path", os.path.join(nodes, place))
    if os.path.lexists(file):
        os.unlink(file)  # what an earlier try left must not pass for this frame
    before = files_below(nodes)
    with bpy.context.temp_override(scene=context):
        if bpy.ops.render.render(**how) != {"FINISHED"}:
            raise Failed("render-error", "Blender canceled the frame without a reason.")
    if not os.path.isfile(file) or not os.path.getsize(file):
        if not os.statvfs(os.path.dirname(output)).f_bavail:  # Blender reports no failed write of EXR and WebP
            raise Failed("disk-full", f"No space left on device for '{file}'.")
        raise Failed("no-output", "Blender called the frame done but wrote no image.")
    width, height = jobsettings.dimensions(scene.render)
    return {"file": file, "width": width, "height": height, "seconds": round(time.monotonic() - begun, 3),
            "peakMemoryMiB": memory("VmHWM"), "memoryMiB": memory("VmRSS"),
            "nodeFiles": sorted(path for path, time_ in files_below(nodes).items() if before.get(path) != time_)}


def failure(error):
    """The reason and the sentence of an exception that ended a frame."""
    lines = [re.sub(r"^(Error|Warning|Info): *", "", line.strip()) for line in str(error).splitlines()]
    problem = "; ".join(dict.fromkeys(line for line in lines if line)) or type(error).__name__
    if "No space left" in problem:
        return "disk-full", problem
    if isinstance(error, MemoryError) or "Out of memory" in problem:
        return "out-of-memory", "Blender ran out of memory."
    if isinstance(error, RuntimeError):  # how bpy.ops passes on what Blender reported
        return "render-error", problem
    return getattr(error, "reason", "worker-error"), problem


def forget_peak_memory():
    try:
        with open("/proc/self/clear_refs", "w") as refs:
            refs.write("5")  # the kernel counts VmHWM anew
    except OSError:
        pass  # then it is the peak since the start


def memory(line):
    try:
        with open("/proc/self/status") as status:
            # Not ru_maxrss: across fork and exec that keeps the size of the JVM which started us.
            return next(int(each.split()[1]) for each in status if each.startswith(line)) // 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main():
    orders = commands()
    wanted = next(orders, None)
    if wanted is None:
        return
    if wanted.get("command") != "open" or wanted.get("protocol") != PROTOCOL:
        raise jobsettings.Unfit("invalid-settings",
                                f"The worker speaks protocol {PROTOCOL} and wants a file to open first.")
    since = time.time()
    open_file(wanted["file"])
    scene, outputs, ready = jobsettings.prepare(wanted)
    way = choose_way(scene, ready["simulates"])
    send("ready", protocol=PROTOCOL, since=since, **ready)
    for order in orders:
        frame = order["frame"]
        send("started", frame=frame)
        try:
            possible = still if frame < 0 else way  # no animation begins below zero
            send("finished", frame=frame, **render(scene, outputs, possible, frame, order["output"], order["nodes"]))
        except Exception as error:
            reason, problem = failure(error)
            if reason == "worker-error":
                traceback.print_exc()  # the others are in the log already, in Blender's words
            send("failed", frame=frame, reason=reason, problem=problem)


try:
    main()
except jobsettings.Unfit as error:
    unfit(error)
except Exception as error:
    defect(error)
    raise  # Blender prints it and exits with 97
