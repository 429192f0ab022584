"""Fetches firmata.js and johnny-five with npm, and runs them against the virtual board.

usage: clients.py LUNABLOC_BOARD FOLDER

The packages stay in FOLDER, so that a later run needs no network. Without npm, or when npm cannot be reached, this says
so loudly and gives 77, which ctest shows as skipped.
"""
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BOARD, FOLDER = sys.argv[1], Path(sys.argv[2])
SKIPPED = 77


def skip(why):
    print(f"SKIPPED, NOTHING WAS TRIED: {why}", file=sys.stderr)
    sys.exit(SKIPPED)


def fetch():
    lock = (HERE / "package-lock.json").read_bytes()
    kept = FOLDER / "package-lock.json"
    if (FOLDER / "node_modules" / "johnny-five").is_dir() and kept.is_file() and kept.read_bytes() == lock:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ["package.json", "package-lock.json"]:
        shutil.copy(HERE / name, FOLDER / name)
    # Nothing that a package would like to run is run: firmata.js needs no compiled part here.
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FOLDER, check=False,
                          capture_output=True, text=True, timeout=240)
    if done.returncode != 0:
        shutil.rmtree(FOLDER / "node_modules", ignore_errors=True)
        skip("npm cannot fetch the packages: " + done.stderr.strip()[-400:])


def main():
    if not shutil.which("npm") or not shutil.which("node"):
        skip("npm or node is not installed")
    fetch()
    sys.exit(subprocess.run(["node", str(HERE / "clients.cjs"), BOARD, str(FOLDER)], check=False, timeout=90).returncode)


if __name__ == "__main__":
    main()
