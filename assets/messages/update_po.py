#!/usr/bin/env python3
"""Brings the catalogues of translations up to date with the French texts: what is new stands there untranslated, what
changed in French is marked fuzzy beside what it was, what is gone is taken out.

usage: update_po.py
"""
import sys
from pathlib import Path

import polib
import yaml

WIDTH = 120
PLACE = "python-brace-format"  # {name}: what editors and msgfmt know it as


def french_texts(folder):
    """(context, text, file) of every line that is said, in the order of the files."""
    for file in sorted([folder / "fr.yaml", *folder.glob("fr-*.yaml")]):
        for key, entry in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader).items():
            lines = {key: entry} if isinstance(entry, str) else {key: entry["vu"], f"{key} essaie": entry["essaie"]}
            for context, text in lines.items():
                if text:
                    yield context, text, file.name


def updated(folder, catalogue):
    known = {entry.msgctxt: entry for entry in catalogue if not entry.obsolete}
    result = polib.POFile(wrapwidth=WIDTH)
    result.metadata = catalogue.metadata
    for context, text, file in french_texts(folder):
        entry = known.get(context, polib.POEntry(msgctxt=context, msgid=text))
        if entry.msgid != text:
            entry.previous_msgid, entry.msgid = entry.msgid, text
            if entry.msgstr and not entry.fuzzy:
                entry.flags.append("fuzzy")
        entry.flags = [flag for flag in entry.flags if flag != PLACE] + ([PLACE] if "{" in text and "{}" not in text else [])
        entry.occurrences = [(file, "")]
        result.append(entry)
    return result


def problems_of(folder, file):
    """What keeps a catalogue from saying everything that French says."""
    before = polib.pofile(str(file))
    standing = [(entry.msgctxt, entry.msgid, entry.occurrences) for entry in before]
    catalogue = updated(folder, before)
    if [(entry.msgctxt, entry.msgid, entry.occurrences) for entry in catalogue] != standing:
        yield f"{file.name} is not up to date: run assets/messages/update_po.py"
    for entry in catalogue:
        if entry.fuzzy or not entry.msgstr:
            yield f"{file.name}: {entry.msgctxt} is {'in doubt' if entry.fuzzy else 'not translated'}"


def main():
    folder = Path(__file__).parent
    problems = []
    for file in sorted(folder.glob("*.po")):
        file.write_text(f"{updated(folder, polib.pofile(str(file)))}\n", encoding="utf-8")
        problems += problems_of(folder, file)
    print("\n".join(problems) or "every text is translated")


if __name__ == "__main__":
    main()
