"""How fast a clip becomes keypoints, and in how much memory, beside MediaPipe's own runtime.

Usage: python bench/video.py [clip] [--rounds N]
End to end: the file opened, models loaded, every frame decoded and its points found, each time in a
process of its own, taking turns; the best round counts. The bars: 25 frames/s with `full` on two
idle cores for 720 x 1280, under 700 MB. The third column is the same by process time, frames per
second of all cores' work: it says what an idle machine would do when others are busy on this one.
MediaPipe comes into a throw-away venv under the system's temporary folder, by uv.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEDIAPIPE = "mediapipe==0.10.21"  # the last one whose wheel carries the pose solution
VENV = Path(tempfile.gettempdir()) / "surefoot-bench-mediapipe"
FRAMES_PER_S_BAR, MEMORY_BAR_MB = 25, 700
HEAD = "{:22} {:>9} {:>13} {:>8} {:>8}"

OURS = """
from pathlib import Path
from surefoot.gait import pose

def frames(clip, model):
    return len(pose.track(Path(clip), model))
"""
THEIRS = """
import cv2
import mediapipe

def frames(clip, model):
    complexity = {"full": 1, "heavy": 2}[model]
    pose = mediapipe.solutions.pose.Pose(model_complexity=complexity, smooth_landmarks=False)
    capture, count = cv2.VideoCapture(clip), 0
    while (read := capture.read())[0]:
        pose.process(cv2.cvtColor(read[1], cv2.COLOR_BGR2RGB))
        count += 1
    return count
"""
MEASURE = """
import json, resource, sys, time
begin, work = time.perf_counter(), time.process_time()
count = frames(*sys.argv[1:])
took, worked = time.perf_counter() - begin, time.process_time() - work
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"frames": count, "wall_s": took, "work_s": worked, "peak_mb": peak}))
"""


def measured(python: Path, code: str, clip: Path, model: str) -> dict[str, float]:
    done = subprocess.run(
        [str(python), "-c", code + MEASURE, str(clip), model],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def mediapipe() -> Path | None:
    """The Python of a venv with MediaPipe and our heavy model; None where it cannot be had."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    beside = Path(sys.executable).parent / "uv"
    uv = shutil.which("uv") or (str(beside) if beside.is_file() else None)
    if uv is None:
        return None
    try:
        if not python.is_file():
            subprocess.run([uv, "venv", "-q", "--python", sys.executable, VENV], check=True)
        install = [uv, "pip", "install", "-q", "--python", python, MEDIAPIPE]
        subprocess.run(install, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    # Its wheel leaves the heavy model to be fetched; ours is the same file.
    (kept,) = VENV.glob("lib/python*/site-packages/mediapipe/modules/pose_landmark")
    shutil.copy(ROOT / "surefoot" / "gait" / "models" / "pose_landmark_heavy.tflite", kept)
    return python


def main() -> None:
    parser = argparse.ArgumentParser()
    beside = ROOT.parent / "shared" / "gait" / "treadmill_side.mp4"
    parser.add_argument("clip", nargs="?", type=Path, default=beside)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from surefoot.gait.models import missing

    if not asked.clip.is_file():
        print("skipped: no clip here; name one as the first argument")
        return
    if (reason := missing()) is not None:
        print(f"skipped: {reason}")
        return

    clip, cores = asked.clip.resolve(), len(os.sched_getaffinity(0))
    runs: dict[tuple[str, str], Callable[[], dict[str, float]]] = {}
    python = mediapipe()
    for model in ("full", "heavy"):
        runs["Surefoot", model] = lambda model=model: measured(
            Path(sys.executable), OURS, clip, model
        )
        if python is not None:
            runs["MediaPipe", model] = lambda model=model: measured(python, THEIRS, clip, model)
    if python is None:
        print("MediaPipe cannot be installed here: ours alone")
    print(f"{clip.name}, {cores} cores, load {os.getloadavg()[0]:.1f} before the first round")

    best: dict[tuple[str, str], dict[str, float]] = {}
    for _ in range(asked.rounds):
        for key, run in runs.items():
            found = run()
            kept = best.setdefault(key, found)
            for what in found:
                kept[what] = (max if what == "peak_mb" else min)(kept[what], found[what])
    print(HEAD.format("", "frames/s", "by work done", "times", "peak MB"))
    for (who, model), kept in best.items():
        theirs = best.get(("MediaPipe", model))
        times = f"{theirs['wall_s'] / kept['wall_s']:.2f}x" if theirs else "-"
        print(
            HEAD.format(
                f"{who} {model}",
                f"{kept['frames'] / kept['wall_s']:.1f}",
                f"{kept['frames'] / kept['work_s'] * cores:.1f}",
                times,
                f"{kept['peak_mb']:.0f}",
            )
        )
    full = best["Surefoot", "full"]
    per_s = full["frames"] / full["wall_s"]
    fast, small = per_s >= FRAMES_PER_S_BAR, full["peak_mb"] < MEMORY_BAR_MB
    print(f"at least {FRAMES_PER_S_BAR} frames/s: {'held' if fast else 'missed'};", end=" ")
    print(f"under {MEMORY_BAR_MB} MB: {'held' if small else 'missed'}")


if __name__ == "__main__":
    main()
