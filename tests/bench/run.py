"""lunabloc run against lua5.4 on the same programs, turn by turn: the ratio of the medians, and what starting costs.

usage: run.py LUNABLOC [ROUNDS]

Lines `KEY VALUE`: run_<program>_ratio (at most 1.15), run_ready_ms (what
an empty program takes longer than with lua5.4; at most 30). Exit 1 when a promise is not kept.
"""
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_RATIO = 1.15
MOST_READY_MS = 30


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def medians(commands, rounds):
    """The median of each command; they take turns, so that a busy moment hits all of them."""
    times = [[] for _ in commands]
    for _ in range(rounds):
        for kept, command in zip(times, commands):
            kept.append(seconds(command))
    return [statistics.median(kept) for kept in times]


def main():
    lunabloc, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    kept = True
    for program in sorted((Path(__file__).parent / "run").glob("*.lua")):
        fast = [lunabloc, "run", str(program), "--memory-mb", "256", "--seconds", "60"]
        lua, ours = medians([["lua5.4", str(program)], fast], rounds)
        print(f"run_{program.stem}_ratio {ours / lua:.3f}", flush=True)
        kept = kept and ours / lua <= MOST_RATIO
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.lua"
        empty.write_text("")
        lua, ours = medians([["lua5.4", str(empty)], [lunabloc, "run", str(empty)]], 4 * rounds)
    ready_ms = 1000 * (ours - lua)
    print(f"run_ready_ms {ready_ms:.1f}")
    return 0 if kept and ready_ms <= MOST_READY_MS else 1


if __name__ == "__main__":
    sys.exit(main())
