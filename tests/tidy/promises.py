"""Every test that tests/ui/PROMISES.md names is there.

usage: promises.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

NAMED = re.compile(r"`([^`]+)`")
TEST = re.compile(r"^TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", re.MULTILINE)


def tests_of(source):
    for file in (source / "tests").rglob("*_test.cpp"):
        for suite, name in TEST.findall(file.read_text(encoding="utf-8")):
            yield f"{suite}.{name}"


def is_there(source, tests, name):
    kind, _, rest = name.partition("/")
    if not rest:
        return name in tests
    places = {"ui": source / "tests/ui" / rest / "script.txt", "tidy": source / "tests/tidy" / f"{rest}.py", "bench": source / "tests/bench" / rest}
    return kind in places and places[kind].exists()


def main():
    source = Path(sys.argv[1])
    tests = set(tests_of(source))
    rows = [line for line in (source / "tests/ui/PROMISES.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    named = {name for row in rows for name in NAMED.findall(row)}
    lost = sorted(name for name in named if not is_there(source, tests, name))
    print("\n".join(f"PROMISES.md: {name} is not there" for name in lost) or f"{len(named)} tests are there")
    return 1 if lost or not named else 0


if __name__ == "__main__":
    sys.exit(main())
