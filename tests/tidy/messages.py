"""The tables of messages agree: both languages have the same ids and the same places to fill, what a learner reads is
short and kind, and every id that the code names exists.

usage: messages.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

ENTRY = re.compile(r"^([A-Za-z][A-Za-z0-9_.-]*):(.*)$")
PLACE = re.compile(r"\{([a-z_]+)\}")
LITERAL = re.compile(r'"([a-z]+(?:\.[a-z_0-9]+)+)"')
UNKIND = {
    "fr": re.compile(r"\b(erreurs?|fauss?e?|invalides?|échec|exception|mauvaise?|nul|raté|bravo)\b|!", re.IGNORECASE),
    "en": re.compile(r"\b(errors?|wrong|invalid|fail(ed|ure)?|exception|bad)\b|!", re.IGNORECASE),
}
MOST_WORDS = 25


def table(folder, language):
    """id -> the lines of its entry."""
    entries = {}
    for file in sorted([folder / f"{language}.yaml", *folder.glob(f"{language}-*.yaml")]):
        current = None
        for line in file.read_text(encoding="utf-8").splitlines():
            found = ENTRY.match(line)
            if found:
                current = found.group(1)
                if current in entries:
                    yield_problem(f"{file}: {current} is given twice")
                entries[current] = [found.group(2)]
            elif current and line.strip() and not line.lstrip().startswith("#"):
                entries[current].append(line)
    return {key: "\n".join(lines) for key, lines in entries.items()}


problems = []


def yield_problem(text):
    problems.append(text)


def check_words(language, key, text):
    """What a learner reads (entries with vu and essaie) is short and speaks of the program."""
    if "vu:" not in text or "essaie:" not in text:
        return
    said = re.sub(r"\b(vu|essaie):|[{}\"]", " ", text)
    if UNKIND[language].search(said):
        yield_problem(f"{language}: {key}: a word that a learner should not meet: {said.strip()}")
    for part in re.split(r"essaie:", text):
        if len(part.split()) > MOST_WORDS:
            yield_problem(f"{language}: {key}: more than {MOST_WORDS} words: {part.strip()}")


def main():
    source = Path(sys.argv[1])
    folder = source / "assets/messages"
    tables = {language: table(folder, language) for language in ("fr", "en")}
    for one, other in (("fr", "en"), ("en", "fr")):
        for key in sorted(tables[one].keys() - tables[other].keys()):
            yield_problem(f"{key} is missing in {other}")
    for key in tables["fr"].keys() & tables["en"].keys():
        places = [set(PLACE.findall(tables[language][key])) for language in ("fr", "en")]
        if places[0] != places[1]:
            yield_problem(f"{key}: the two languages fill different places: {places[0]} {places[1]}")
    for language, entries in tables.items():
        for key, text in entries.items():
            check_words(language, key, text)

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

    print("\n".join(problems) or f"{len(tables['fr'])} messages in two languages")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
