"""Every message is said somewhere: its id stands in the code or in the data, whole, or as a beginning that the code
completes ("ide.role." + the role), or as two parts that it joins ("history" + ".added").

usage: unused_messages.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

from messages import french_table

STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
TEXTS = {".cpp", ".h"}
DATA = {".yaml", ".md", ".lua"}


def said_by_code(source):
    strings = set()
    for folder in ("runtime", "ide"):
        for file in (source / folder).rglob("*"):
            if file.suffix in TEXTS:
                text = file.read_text(encoding="utf-8")
                strings.update(STRING.findall(text))
    return strings


def said_by_data(source):
    words = set()
    for folder in ("assets", "lessons"):
        for file in (source / folder).rglob("*"):
            if file.suffix in DATA and file.parent.name != "messages":
                words.update(WORD.findall(file.read_text(encoding="utf-8")))
    return words


def is_said(key, strings, words):
    if key in strings or key in words:
        return True
    for at in [index for index, sign in enumerate(key) if sign in "._-"]:
        if key[: at + 1] in strings or key[: at + 1] + "{}" in strings or (key[:at] in strings and key[at:] in strings):
            return True
    # Lessons may use what is said of any program, whether one does today or not.
    return key.startswith("M-commun-")


def main():
    source = Path(sys.argv[1])
    strings = said_by_code(source)
    words = said_by_data(source)
    unused = [key for key in sorted(french_table(source / "assets/messages")) if not is_said(key, strings, words)]
    print("\n".join(f"nobody says {key}" for key in unused) or "every message is said somewhere")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main())
