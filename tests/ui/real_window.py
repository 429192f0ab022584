"""A window that a display really shows: the first frame costs 0.4 s of processor at most, whatever else the machine does, and
150 MB with a lesson open (UI.md §13). What else the machine does is only ever added to a start's processor time (caches and
cores are shared), so the cost of a start is the least of several; memory is looked at in each."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FIRST_FRAME_MS = 400
RESIDENT_MB = 150
STARTS = 5


def start(xvfb: str, program: str, script: str, out: pathlib.Path) -> dict | None:
    """The figures of one start, or None when the script failed."""
    report = out / "report.json"
    with tempfile.TemporaryDirectory() as home:
        command = [xvfb, "-a", "-s", "-screen 0 1366x768x24", program, "--lang", "fr", "--backend", "auto", "--script", script,
                   "--screenshots", str(out), "--report", str(report)]
        done = subprocess.run(command, env={**os.environ, "LUNABLOC_HOME": home, "SDL_VIDEODRIVER": "x11"}, check=False)
    return json.loads(report.read_text())["figures"] if done.returncode == 0 else None


def main() -> int:
    xvfb, program, script, folder = sys.argv[1:]
    out = pathlib.Path(folder) / "real_window"
    out.mkdir(parents=True, exist_ok=True)
    costs_ms = []
    while len(costs_ms) < STARTS and not any(cost <= FIRST_FRAME_MS for cost in costs_ms):
        figures = start(xvfb, program, script, out)
        if figures is None:
            return 1
        print(json.dumps(figures))
        costs_ms.append(figures["first_frame_processor_ms"])
        if figures["resident_mb"] > RESIDENT_MB:
            print(f"{figures['resident_mb']} MB resident, more than {RESIDENT_MB}", file=sys.stderr)
            return 1
    if min(costs_ms) > FIRST_FRAME_MS:
        print(f"first frame after {min(costs_ms)} ms of processor in the best of {STARTS} starts, more than {FIRST_FRAME_MS}", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
