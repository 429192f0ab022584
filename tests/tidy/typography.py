"""French as it is printed: the apostrophe is ’, a space stands before ; : ! ? and inside « ». The space may be an
ordinary one: the window draws it narrow and never breaks a line there (ide/widgets/text.h).

usage: typography.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

from messages import french_table

CODE = re.compile(r"`[^`]*`|::\{?\w*\}?::|\{\".*\}|\{[^{}]*\$[^{}]*\}|https?:\S*")
FRENCH = re.compile(r"\bfr: *(\"(?:[^\"\\]|\\.)*\"|[^,}\n]*)")
APOSTROPHE = re.compile(r"\w'\w")
SIGN = re.compile(r"[^\s\u00a0\u202f;:!?…(«][;:!?](?=[\s»)\"]|$)")
QUOTES = re.compile(r"«[^\s\u00a0\u202f]|[^\s\u00a0\u202f]»")


def problems_of(text):
    text = CODE.sub("¤", text)
    for pattern, words in ((APOSTROPHE, "a straight apostrophe"), (SIGN, "no space before the sign"), (QUOTES, "no space inside « »")):
        for found in pattern.finditer(text):
            yield f"{words}: …{text[max(0, found.start() - 20):found.end() + 10]}…"


def texts_of(source):
    yield from french_table(source / "assets/messages").items()
    for file in sorted((source / "assets/vocabulary").glob("*.yaml")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{file.name}:{number}", [value.strip().strip('"') for value in FRENCH.findall(line)]


def main():
    found = [f"{place}: {problem}" for place, texts in texts_of(Path(sys.argv[1])) for text in texts for problem in problems_of(text)]
    print("\n".join(found) or "French as it is printed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
