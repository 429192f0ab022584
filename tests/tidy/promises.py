"""Every test that a tests/<folder>/PROMISES.md names is there.

usage: promises.py SOURCE_FOLDER

A row's last column names what shows its promise: `Suite.Name` of a *_test.cpp, or `<kind>/<name>`: a script of tests/ui, a rule of
tests/tidy, a file of tests/bench, a target of tests/fuzz, a lesson's own check, or a test of a CMakeLists.txt.
"""
import re
import sys
from pathlib import Path

NAMED = re.compile(r"`([^`]+)`")
TEST = re.compile(r"^TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", re.MULTILINE)
ADDED = re.compile(r"add_test\(\s*NAME\s+([\w/]+)")


def tests_of(source):
    for file in (source / "tests").rglob("*_test.cpp"):
        for suite, name in TEST.findall(file.read_text(encoding="utf-8")):
            yield f"{suite}.{name}"
    for file in (source / "tests").rglob("CMakeLists.txt"):
        yield from ADDED.findall(file.read_text(encoding="utf-8"))


def place_of(source, kind, rest):
    tests = source / "tests"
    return {
        "ui": tests / "ui" / rest / "script.txt",
        "tidy": tests / "tidy" / f"{rest}.py",
        "bench": tests / "bench" / rest,
        "fuzz": tests / "fuzz" / f"{rest}.cpp",
        "lessons": source / "lessons" / rest / "lecon.md",
    }.get(kind)


def is_there(source, tests, name):
    place = place_of(source, *name.partition("/")[::2])
    return name in tests or (place is not None and place.exists())


def named_in(file):
    rows = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {name for row in rows for name in NAMED.findall(row.rstrip().rstrip("|").rpartition("|")[2])}


def main():
    source = Path(sys.argv[1])
    tests = set(tests_of(source))
    files = sorted((source / "tests").glob("*/PROMISES.md"))
    faults = []
    for file in files:
        named = named_in(file)
        faults += [f"{file.relative_to(source)}: {name} is not there" for name in sorted(named) if not is_there(source, tests, name)]
        faults += [] if named else [f"{file.relative_to(source)}: names no test"]
    print("\n".join(faults) or f"{len(files)} tables, every test that they name is there")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
