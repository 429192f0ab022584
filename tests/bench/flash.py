"""Flash and verify: ours beside avrdude, on the same virtual board in the same run.

usage: flash.py LUNABLOC LUNABLOC_BOARD [BYTES,BYTES… [ROUNDS]]

For each size, each round writes a program that differs in every page, once with each of the two, in turn; then ours once
more with nothing changed. Then a program for the board alone, and tries that fail. Lines: KEY VALUE, medians in seconds
of the wall's clock.
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
SIZES = [int(size) for size in (sys.argv[3] if len(sys.argv) > 3 else "1024,8192,30720").split(",")]
ROUNDS = int(sys.argv[4]) if len(sys.argv) > 4 else 5
HANDLED_IN_A_RECORD = 16
BAUDS, BITS_IN_A_BYTE = 115200, 10


def write_hex(path, size, seed):
    """A jump to itself, then noise: what is measured does not depend on what it does."""
    program = b"\xff\xcf" + random.Random(seed).randbytes(size - 2)
    with open(path, "w", encoding="ascii") as file:
        for start in range(0, size, HANDLED_IN_A_RECORD):
            data = program[start:start + HANDLED_IN_A_RECORD]
            record = bytes([len(data), start >> 8, start & 255, 0]) + data
            file.write(f":{record.hex()}{-sum(record) & 255:02X}\n".upper())
        file.write(":00000001FF\n")


def seconds(command, code=0):
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    taken = time.monotonic() - start
    if done.returncode != code:
        sys.exit(f"{command}: {done.returncode} {done.stderr}")
    return taken


class Desk:
    def __init__(self, *options):
        self.process = subprocess.Popen([BOARD, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = json.loads(self.process.stdout.readline())["port"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)


def measure_size(folder, size):
    program = os.path.join(folder, "program.hex")
    taken = {"ours": [], "avrdude": [], "ours_unchanged": []}
    with Desk("--blank") as desk:
        ours = [LUNABLOC, "kit", "flash", desk.port, "--hex", program, "--json"]
        avrdude = ["avrdude", "-p", "atmega328p", "-c", "arduino", "-b", str(BAUDS), "-P", desk.port, "-D", "-U", f"flash:w:{program}:i"]
        for turn in range(ROUNDS):
            for name, command in [("ours", ours), ("avrdude", avrdude)][::1 if turn % 2 == 0 else -1]:
                write_hex(program, size, f"{name} {turn}")
                taken[name].append(seconds(command))
                if name == "ours":
                    taken["ours_unchanged"].append(seconds(command))
    print(f"bytes {size}")
    print(f"line_alone_s {2 * size * BITS_IN_A_BYTE / BAUDS:.3f}")
    for name, times in taken.items():
        print(f"{name}_s {statistics.median(times):.3f}")
    print(f"ratio {statistics.median(taken['avrdude']) / statistics.median(taken['ours']):.2f}")


def measure_alone(folder):
    """A program that changes a little each time, as while one tries things out."""
    program = os.path.join(folder, "blink.lua")
    times = []
    with Desk() as desk:
        for turn in range(ROUNDS + 1):
            with open(program, "w", encoding="utf-8") as file:
                blinks = "".join(f'kit.led("red"):on() wait(0.{turn + 1}) kit.led("red"):off() wait(0.{part + 1})\n' for part in range(8))
                file.write(f"while true do\n{blinks}end\n")
            times.append(seconds([LUNABLOC, "kit", "run", program, "--port", desk.port, "--standalone", "--json"]))
    print(f"standalone_again_s {statistics.median(times[1:]):.3f}")


def measure_failures(folder):
    program = os.path.join(folder, "program.hex")
    write_hex(program, 8192, "failures")
    master, slave = os.openpty()
    mute = os.ttyname(slave)
    os.close(slave)  # nobody else holds it, and nobody answers
    print(f"mute_s {seconds([LUNABLOC, 'kit', 'flash', mute, '--hex', program], code=1):.3f}")
    os.close(master)
    with Desk("--blank") as desk:
        print(f"wrong_speed_s {seconds([LUNABLOC, 'kit', 'flash', desk.port, '--board', 'duemilanove', '--hex', program], code=1):.3f}")
        start = time.monotonic()
        flash = subprocess.Popen([LUNABLOC, "kit", "flash", desk.port, "--hex", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(1.2)
        desk.process.stdin.write(b'{"unplug":true}\n')
        desk.process.stdin.flush()
        pulled = time.monotonic()
        if flash.wait(20) != 1:
            sys.exit(f"unplugged after {pulled - start:.1f} s, and the flash went on")
        print(f"unplugged_s {time.monotonic() - pulled:.3f}")
        desk.process.stdin.write(b'{"plug":true}\n')
        desk.process.stdin.flush()
        for line in desk.process.stdout:
            if b"port" in line:
                again = json.loads(line)["port"]
                break
        print(f"next_try_s {seconds([LUNABLOC, 'kit', 'flash', again, '--hex', program]):.3f}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            measure_size(folder, size)
        measure_alone(folder)
        measure_failures(folder)


if __name__ == "__main__":
    main()
