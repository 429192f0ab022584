"""The tables of the lessons are what their description says: rows, columns, types, gaps, keys.

A table is donnees/<nom>.csv, its description an entry of donnees/donnees.yaml (the lesson format, § 10). A lesson rests on
the numbers of its table, and its page tells where they come from: both must be of the same table.

usage: tables.py SOURCE_FOLDER
"""

import csv
import re
import sys
from pathlib import Path


def fields_of(line):
    """`{nom: masse, type: entier, absent: permis}` as a dictionary."""
    pairs = re.findall(r'(\w+): *("[^"]*"|[^,}]*)', line)
    return {key: value.strip().strip('"') for key, value in pairs}


def descriptions(text):
    """The entries of a donnees.yaml, each with its plain keys and its columns."""
    entries = []
    for line in text.splitlines():
        if match := re.match(r"(?:- )?nom: *(\S+)", line):
            entries.append({"nom": match[1], "colonnes": []})
        elif match := re.match(r" *- (\{.*\})", line):
            entries[-1]["colonnes"].append(fields_of(match[1]))
        elif entries and (match := re.match(r" *(\w+): *(.+)", line)):
            entries[-1][match[1]] = match[2].strip('"')
    return entries


TYPES = {"entier": r"-?\d+", "decimal": r"-?\d+(\.\d+)?"}


def faults_of_column(column, cells):
    name = column["nom"]
    pattern = TYPES.get(column["type"])
    if "absent" not in column and "" in cells:
        yield f"{name}: an empty cell that the description does not allow"
    if pattern and any(cell and not re.fullmatch(pattern, cell) for cell in cells):
        yield f"{name}: a cell that is no {column['type']}"
    if column.get("cle") == "true" and len(set(cells)) != len(cells):
        yield f"{name}: a key that comes twice"


def faults_of_table(entry, path):
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    names = [column["nom"] for column in entry["colonnes"]]
    if head != names:
        yield f"columns {head}, described {names}"
        return
    if len(rows) != int(entry["lignes"]):
        yield f"{len(rows)} rows, described {entry['lignes']}"
    if any(len(row) != len(head) for row in rows):
        yield "a row with more or fewer cells than titles"
        return
    for index, column in enumerate(entry["colonnes"]):
        yield from faults_of_column(column, [row[index] for row in rows])


def faults_of_lesson(folder):
    entries = descriptions((folder / "donnees.yaml").read_text(encoding="utf-8"))
    described = {entry.get("fichier") for entry in entries}
    for table in sorted(folder.glob("*.csv")):
        if table.name not in described:
            yield f"{table}: not described in donnees.yaml"
    for entry in entries:
        path = folder / entry.get("fichier", "")
        if not path.is_file():
            yield f"{folder / 'donnees.yaml'}: no file {entry.get('fichier')}"
            continue
        for key in ("source", "licence", "personnelles"):
            if key not in entry:
                yield f"{path}: its description has no {key}"
        for fault in faults_of_table(entry, path):
            yield f"{path}: {fault}"


def main(root):
    folders = sorted(Path(root, "lessons").glob("*/donnees"))
    faults = [fault for folder in folders for fault in faults_of_lesson(folder)]
    print("\n".join(faults) or f"{len(folders)} folders of tables are as described")
    return 1 if faults or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
