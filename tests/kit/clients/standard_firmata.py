"""Fetches a StandardFirmata that others compiled (of the npm package avrgirl-arduino), and drives it on the simulated chip.

usage: standard_firmata.py LUNABLOC_STANDALONE_TEST FOLDER

It stays in FOLDER, so that a later run needs no network. Without npm, or when npm cannot be reached, this says so loudly
and gives 77, which ctest shows as skipped.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

TEST, FOLDER = sys.argv[1], Path(sys.argv[2])
PACKAGE = "avrgirl-arduino@5.0.1"
SHA256 = "4b49db8316e2f38dcebf1b0de87eecd7ff4cc277e32501ccfc6edc2bc5755015"
INSIDE = "package/junk/hex/uno/StandardFirmata.cpp.hex"
SKIPPED = 77


def skip(why):
    print(f"SKIPPED, NOTHING WAS TRIED: {why}", file=sys.stderr)
    sys.exit(SKIPPED)


def fetched():
    FOLDER.mkdir(parents=True, exist_ok=True)
    packed = FOLDER / "avrgirl-arduino-5.0.1.tgz"
    if not packed.is_file():
        if not shutil.which("npm"):
            skip("npm is not installed")
        done = subprocess.run(["npm", "pack", PACKAGE, "--ignore-scripts"], cwd=FOLDER, check=False, capture_output=True,
                              text=True, timeout=240)
        if done.returncode != 0:
            skip("npm cannot fetch the package: " + done.stderr.strip()[-400:])
    if hashlib.sha256(packed.read_bytes()).hexdigest() != SHA256:
        packed.unlink()
        sys.exit(f"{PACKAGE} is another than it was")
    program = FOLDER / "standard_firmata.hex"
    with tarfile.open(packed) as archive:
        program.write_bytes(archive.extractfile(INSIDE).read())
    return program


def main():
    environment = {**os.environ, "LUNABLOC_STANDARD_FIRMATA": str(fetched())}
    sys.exit(subprocess.run([TEST, "--gtest_filter=StandardFirmata.That*"], env=environment, check=False, timeout=90).returncode)


if __name__ == "__main__":
    main()
