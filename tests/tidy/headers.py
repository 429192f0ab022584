"""Every header opens by saying what it is, guards itself, and no text carries a mark of unfinished work.

usage: headers.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def main():
    source = Path(sys.argv[1])
    problems = []
    files = [f for top in ("runtime", "ide", "firmware", "tests") for f in (source / top).rglob("*")
             if f.suffix in (".h", ".cpp", ".c")]
    for file in files:
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(source)
        if file.suffix == ".h" and not text.startswith(("//", "/*")):
            problems.append(f"{name}: the header does not say what it is")
        if file.suffix == ".h" and "#pragma once" not in text and "#ifndef" not in text:
            problems.append(f"{name}: the header has no guard")
        if UNFINISHED.search(text):
            problems.append(f"{name}: a mark of unfinished work")
    print("\n".join(problems) or f"{len(files)} files read")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
