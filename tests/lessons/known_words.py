#!/usr/bin/env python3
"""Compares assets/known_words with the words that people write most: each has a form among the first 20 000 of its language, by
the counts of Debian's onboard-data (GPL-3+; read here, nothing of it is copied). Names those that have none; ends with 1 then.

usage: known_words.py [FOLDER OF MODELS, /usr/share/onboard/models when it is left out]
"""
import re
import sys
import unicodedata
from pathlib import Path

import yaml

MOST = 20_000
MODELS = {"fr": "fr_FR.lm", "en": "en_GB.lm"}
# Another form of the same word, where cutting the end does not lead to it.
FORMS = {"fr": {"sors": "sortir", "sers": "servir", "reviens": "revenir", "retiens": "retenir", "éteins": "éteindre",
                "rejoue": "joue", "repasse": "passe", "recopie": "copie", "rallume": "allume", "totaux": "total",
                "lundis": "lundi", "qu": "que", "pareille": "pareil", "remue": "remuer", "décode": "code"},
         "en": {"multiplying": "multiple", "decoded": "code", "unplugged": "plug", "undo": "done", "multiply": "multiple"}}
ENDS = ("ements ement ations ation issent issant erait eront erez ions ient ent ant ais ait ees es ee er ez ir it is re s e x "
        "ing ed ly").split()


def plain(word):
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("œ", "oe")


def stem(word):
    word = plain(word)
    for end in ENDS:
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[:-len(end)]
    return word


def most_written(model):
    counts = {}
    for line in model.read_text(encoding="utf-8").splitlines():
        if line.startswith("\\2-grams"):
            break
        if found := re.fullmatch(r"(\d+) (\S+)", line.strip()):
            word = plain(found[2])
            counts[word] = counts.get(word, 0) + int(found[1])
    first = sorted(counts, key=lambda word: -counts[word])[:MOST]
    return set(first) | {stem(word) for word in first}


def main():
    folder = Path(__file__).resolve().parents[2] / "assets/known_words"
    models = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/onboard/models")
    rare = 0
    for language, model in MODELS.items():
        known = most_written(models / model)
        for level, words in yaml.safe_load((folder / f"{language}.yaml").read_text(encoding="utf-8")).items():
            for word in map(str, words):
                form = FORMS[language].get(word, word)
                if plain(form) not in known and stem(form) not in known:
                    print(f"{language} {level}: {word}")
                    rare += 1
    return 1 if rare else 0


if __name__ == "__main__":
    sys.exit(main())
