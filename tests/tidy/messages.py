"""What is said: every French text has an up-to-date translation in each catalogue (assets/messages/*.po) with the same
places to fill, what a learner reads is short and kind, and every id that the code names exists.

usage: messages.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

import polib
import yaml

sys.dont_write_bytecode = True

PLACE = re.compile(r"\{([a-z_]+)\}")
LITERAL = re.compile(r'"([a-z]+(?:\.[a-z_0-9]+)+)"')
UNKIND = {
    "fr": re.compile(r"\b(erreurs?|fauss?e?|invalides?|échec|exception|mauvaise?|nul|raté|bravo)\b|!", re.IGNORECASE),
    "en": re.compile(r"\b(errors?|wrong|invalid|fail(ed|ure)?|exception|bad)\b|!", re.IGNORECASE),
}
MOST_WORDS = 25


def french_table(folder):
    """id -> what is said: one line, or what is seen and what to try."""
    table = {}
    for file in sorted([folder / "fr.yaml", *folder.glob("fr-*.yaml")]):
        for key, entry in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader).items():
            table[key] = [entry] if isinstance(entry, str) else [entry["vu"], entry["essaie"]]
    return table


def translated(table, catalogue):
    """The same table in the catalogue's words."""
    words = {entry.msgctxt: entry.msgstr for entry in catalogue}
    return {key: [words.get(context, line) for context, line in zip((key, f"{key} essaie"), lines)] for key, lines in table.items()}


def check_catalogue(folder, file):
    sys.path.insert(0, str(folder))
    from update_po import problems_of

    problems.extend(problems_of(folder, file))


problems = []


def yield_problem(text):
    problems.append(text)


def check_words(language, key, lines):
    """What a learner reads (what is seen, what to try) is short and speaks of the program."""
    if len(lines) < 2:
        return
    for line in lines:
        if UNKIND[language].search(PLACE.sub(" ", line)):
            yield_problem(f"{language}: {key}: a word that a learner should not meet: {line}")
        if len(line.split()) > MOST_WORDS:
            yield_problem(f"{language}: {key}: more than {MOST_WORDS} words: {line}")


def main():
    source = Path(sys.argv[1])
    folder = source / "assets/messages"
    tables = {"fr": french_table(folder)}
    for file in sorted(folder.glob("*.po")):
        check_catalogue(folder, file)
        tables[file.stem] = translated(tables["fr"], polib.pofile(str(file)))
    for language, entries in tables.items():
        for key, lines in entries.items():
            places = [set(PLACE.findall(" ".join(lines))), set(PLACE.findall(" ".join(tables["fr"][key])))]
            if places[0] != places[1]:
                yield_problem(f"{key}: {language} and French fill different places: {places[0]} {places[1]}")
            if language in UNKIND:
                check_words(language, key, lines)

    other_ids = set()
    for file in (source / "assets/vocabulary").glob("*.yaml"):
        other_ids.update(re.findall(r"id: *\"?([a-z_.0-9]+)", file.read_text(encoding="utf-8")))
    command_table = source / "runtime/session/command.cpp"
    other_ids.update(re.findall(r'\{"([a-z]+\.[a-z]+)",', command_table.read_text(encoding="utf-8")))
    prefixes = {key.split(".")[0] for key in tables["fr"] if "." in key}
    for file in [*source.glob("runtime/**/*.cpp"), *source.glob("ide/**/*.cpp")]:
        for name in LITERAL.findall(file.read_text(encoding="utf-8")):
            if name.split(".")[0] in prefixes and not name.endswith((".yaml", ".lua")) and name not in tables["fr"] and name not in other_ids:
                yield_problem(f"{file.relative_to(source)}: no message and no block is called {name}")

    print("\n".join(problems) or f"{len(tables['fr'])} messages in {len(tables)} languages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
