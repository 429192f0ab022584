"""Takes the table of B12 out of the curriculum's generated set, which is too large for a lesson's folder: the
cards that B12 speaks of and 130 others, with the moment of the day and the district. A card whose eight digits read as a
number is left out, since a table without types would make a number of it.

usage: make_extracts.py BUS.csv OUT_FOLDER | --check BUS.csv LESSONS_FOLDER
"""
import csv
import random
import re
import sys
from collections import Counter
from pathlib import Path

MORNING_STOP, AFTERNOON_STOP, HOSPITAL = 234, 86, 260
OTHERS = 130


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def looks_like_a_number(card):
    return re.fullmatch(r"\d+|\d+e\d+", card) is not None


def cards_of_the_story(rows):
    cards, hospital = set(), Counter()
    for row in rows:
        hour, stop = int(row["heure"]), int(row["arret"])
        if (stop == MORNING_STOP and hour < 12) or (stop == AFTERNOON_STOP and hour >= 12):
            cards.add(row["carte"])
        if stop == HOSPITAL and hour == 11:
            hospital[row["carte"]] += 1
    return cards | {card for card, times in hospital.items() if times >= 5}


def moment(hour):
    return "matin" if hour < 12 else "après-midi" if hour < 18 else "soir"


def boardings(path):
    rows = list(rows_of(path))
    story = cards_of_the_story(rows)
    rest = sorted(card for card in {row["carte"] for row in rows} - story if not looks_like_a_number(card))
    cards = {card for card in story if not looks_like_a_number(card)} | set(random.Random(12).sample(rest, OTHERS))
    lines = ["carte,jour,heure,moment,quartier,arret"]
    for row in rows:
        if row["carte"] in cards:
            hour, stop = int(row["heure"]), int(row["arret"])
            lines.append(f"{row['carte']},{row['jour']},{hour},{moment(hour)},{(stop - 1) // 10 + 1},{stop}")
    return "\n".join(lines) + "\n"


def main(arguments):
    check = arguments[0] == "--check"
    bus, folder = arguments[1:] if check else arguments
    made = {
        "B12/donnees/bus.csv": boardings(bus),
    }
    others = []
    for name, text in made.items():
        path = Path(folder, name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            others.append(name)
    print("\n".join(f"{name}: other rows" for name in others) or "the same rows")
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
