"""Flash and verify: ours beside avrdude, on the same virtual board in the same run.

usage: flash.py LUNABLOC LUNABLOC_BOARD [BYTES [ROUNDS]]

Each round writes a program that differs in every page, once with each of the two, in turn; then ours once more with
nothing changed. Lines: KEY VALUE, medians in seconds of the wall's clock.
"""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

LUNABLOC, BOARD = sys.argv[1:3]
BYTES = int(sys.argv[3]) if len(sys.argv) > 3 else 8192
ROUNDS = int(sys.argv[4]) if len(sys.argv) > 4 else 5
HANDLED_IN_A_RECORD = 16


def write_hex(path, seed):
    """A jump to itself, then noise: what is measured does not depend on what it does."""
    program = b"\xff\xcf" + random.Random(seed).randbytes(BYTES - 2)
    with open(path, "w", encoding="ascii") as file:
        for start in range(0, BYTES, HANDLED_IN_A_RECORD):
            data = program[start:start + HANDLED_IN_A_RECORD]
            record = bytes([len(data), start >> 8, start & 255, 0]) + data
            file.write(f":{record.hex()}{-sum(record) & 255:02X}\n".upper())
        file.write(":00000001FF\n")


def seconds(command):
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    taken = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr}")
    return taken


def main():
    with tempfile.TemporaryDirectory() as folder:
        board = subprocess.Popen([BOARD, "--blank"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        port = json.loads(board.stdout.readline())["port"]
        program = os.path.join(folder, "program.hex")
        ours = [LUNABLOC, "kit", "flash", port, "--hex", program, "--json"]
        avrdude = ["avrdude", "-p", "atmega328p", "-c", "arduino", "-b", "115200", "-P", port, "-D", "-U", f"flash:w:{program}:i"]
        taken = {"ours": [], "avrdude": [], "ours_unchanged": []}
        for turn in range(ROUNDS):
            for name, command in [("ours", ours), ("avrdude", avrdude)][::1 if turn % 2 == 0 else -1]:
                write_hex(program, f"{name} {turn}")
                taken[name].append(seconds(command))
                if name == "ours":
                    taken["ours_unchanged"].append(seconds(command))
        board.stdin.close()
        board.wait(10)
    print(f"bytes {BYTES}")
    for name, times in taken.items():
        print(f"{name}_s {statistics.median(times):.3f}")
    print(f"ratio {statistics.median(taken['avrdude']) / statistics.median(taken['ours']):.2f}")


if __name__ == "__main__":
    main()
