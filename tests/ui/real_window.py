"""A window that a display really shows: the first frame costs 0.4 s of processor at most, whatever else the machine does, and
150 MB with a lesson open (UI.md §13)."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FIRST_FRAME_MS = 400
RESIDENT_MB = 150


def main() -> int:
    xvfb, program, script, folder = sys.argv[1:]
    out = pathlib.Path(folder) / "real_window"
    out.mkdir(parents=True, exist_ok=True)
    report = out / "report.json"
    with tempfile.TemporaryDirectory() as home:
        command = [xvfb, "-a", "-s", "-screen 0 1366x768x24", program, "--lang", "fr", "--backend", "auto", "--script", script,
                   "--screenshots", str(out), "--report", str(report)]
        done = subprocess.run(command, env={**os.environ, "LUNABLOC_HOME": home, "SDL_VIDEODRIVER": "x11"}, check=False)
    if done.returncode != 0:
        return 1
    figures = json.loads(report.read_text())["figures"]
    print(json.dumps(figures))
    faults = []
    if figures["first_frame_processor_ms"] > FIRST_FRAME_MS:
        faults.append(f"first frame after {figures['first_frame_processor_ms']} ms of processor, more than {FIRST_FRAME_MS}")
    if figures["resident_mb"] > RESIDENT_MB:
        faults.append(f"{figures['resident_mb']} MB resident, more than {RESIDENT_MB}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
