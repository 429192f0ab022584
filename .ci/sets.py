"""Tables of open data from the packages that hold them: names and words in French, one line a thing, nothing else changed.

usage: sets.py PACKAGES OUT

What was left out or changed is said, set by set, in assets/sets/<name>.yaml.
"""
import csv
import datetime
import json
import sys
from pathlib import Path

SPECIES = {"Adelie": "Adélie", "Chinstrap": "À jugulaire", "Gentoo": "Papou"}
SEXES = {"MALE": "mâle", "FEMALE": "femelle"}


def write(folder, name, header, rows):
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(header)
        lines.writerows(["" if cell is None else cell for cell in row] for row in rows)


def main():
    packages, out = Path(sys.argv[1]), Path(sys.argv[2])

    def loaded(package, file):
        return json.loads((packages / package / "package" / file).read_text(encoding="utf-8"))

    regions = {one["code"]: one["nom"] for one in loaded("communes", "data/regions.json")}
    departments = loaded("communes", "data/departements.json")
    communes = [one for one in loaded("communes", "data/communes.json") if one["type"] == "commune-actuelle"]
    write(out, "communes", ["code", "nom", "departement", "region", "population (habitants)", "codes_postaux"],
          ([one["code"], one["nom"], one.get("departement", one.get("collectiviteOutremer", {}).get("code")), regions.get(one.get("region")), one.get("population"),
            " ".join(one.get("codesPostaux", []))] for one in communes))
    write(out, "departements", ["dep", "dep_nom", "region", "chef_lieu"],
          ([one["code"], one["nom"], regions.get(one.get("region")), one.get("chefLieu")] for one in departments))
    write(out, "manchots", ["numero", "espece", "ile", "bec_longueur (mm)", "bec_hauteur (mm)", "nageoire (mm)", "masse (g)", "sexe"],
          ([number, SPECIES[one["Species"]], one["Island"], one["Beak Length (mm)"], one["Beak Depth (mm)"], one["Flipper Length (mm)"], one["Body Mass (g)"],
            SEXES.get(one["Sex"], one["Sex"])] for number, one in enumerate(loaded("vega", "data/penguins.json"), 1)))
    quakes = sorted(loaded("vega", "data/earthquakes.json")["features"], key=lambda one: one["properties"]["time"])
    moment = lambda one: datetime.datetime.fromtimestamp(one["properties"]["time"] // 1000, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
    write(out, "seismes", ["moment", "magnitude", "longitude", "latitude", "profondeur (km)", "lieu"],
          ([moment(one), one["properties"]["mag"], *one["geometry"]["coordinates"], one["properties"]["place"]] for one in quakes))
    with open(packages / "vega/package/data/global-temp.csv", encoding="utf-8") as file:
        write(out, "climat", ["annee", "ecart (°C)"], list(csv.reader(file))[1:])
    write(out, "mots", ["mot", "lettres"], ([word, len(word)] for word in loaded("words", "index.json")))


if __name__ == "__main__":
    main()
