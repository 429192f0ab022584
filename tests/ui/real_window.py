"""A window that a display really shows: 150 MB with a lesson open (UI.md §13). How long its first frame takes is the bench's to
judge (tests/bench/window.py), for machines differ."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

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
    if figures["resident_mb"] > RESIDENT_MB:
        print(f"{figures['resident_mb']} MB resident, more than {RESIDENT_MB}", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
