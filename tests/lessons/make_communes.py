"""Draws the made-up country of B03, B05, B07, B09 and B15: 3,497 communes in 24 departments, sizes spread as in France.

What lessons ask for is set by hand: a capital that pulls the mean, a department of 277 communes of which 30 are below 500,
six drowned villages (0 inhabitants), six desert islands (no number), five names that are a department's too, chief towns.
Python 3.11 drew it; another version may draw another country, so the tables in the lessons are what counts.

usage: make_communes.py OUT_FOLDER | --check LESSONS_FOLDER
"""
import math
import random
import statistics
import sys
from pathlib import Path

STARTS = ("Aub Bel Cour Dor Esp Fon Gar Haut Isle Jon Lan Mar Mont Nér Orb Plan Roc Sor Tour Val Vern Bois Clair Brun Chant "
          "Ferr").split()
ENDS = "ac ange ay eil enne ères ette euil igny ille in oire on osse oux ry ville vy".split()
SAINTS = ("Alba Brune Célian Doria Estel Flore Gaud Ivon Jolain Lubin Marine Noël Odile Prune Romy Séverin Tristan Ursule Vital "
          "Zoïle").split()
PLACES = "la-Lande le-Bois les-Bains sur-Orle sur-Vère en-Plaine du-Mont la-Rivière le-Château aux-Chênes".split()
DEPARTMENTS = ("Orle", "Haute-Vère", "Basse-Vère", "Monts-Gris", "Collines", "Plaine-d’Or", "Lacs", "Forêts", "Marais", "Dunes",
               "Falaises", "Iles-Vertes", "Deux-Ponts", "Grand-Val", "Petit-Val", "Sources", "Vignes", "Landes-Bleues", "Armorie",
               "Caps", "Golfe", "Neiges", "Plateaux", "Gorges")
REGIONS = ("Nord", "Ouest", "Centre", "Est", "Sud", "Montagne")
COMMUNES = 3497
CAPITAL, LAKES, ISLANDS, ARMORIE = 0, 6, 11, 18  # departments with a story
ARMORIE_COMMUNES, ARMORIE_SMALL, SMALL = 277, 30, 500
ARMORIE_TOWNS = (("Quélern", 54385), ("Concarmor", 20845), ("Landorle", 16363), ("Guivas", 15538))
TOWN_SIZES = (8900, 11200, 14600, 17300, 18800, 21500, 26400, 31800, 38500, 47200, 58900, 72400, 96100)
CAPITAL_SIZE = 212_136


class Commune:
    def __init__(self, code, name, department, population):
        self.code, self.name, self.department, self.population = code, name, department, population
        self.postcodes, self.special = "", False

    def row(self):
        population = "" if self.population is None else self.population
        region = REGIONS[self.department % len(REGIONS)]
        return f"{self.code},{self.name},{code_of(self.department)},{region},{population},{self.postcodes}\n"


def code_of(department):
    return f"D{department + 1:02d}"


def a_name(rand):
    kind = rand.random()
    if kind < .30:
        return "Saint-" + rand.choice(SAINTS)
    if kind < .55:
        return rand.choice(STARTS) + rand.choice(ENDS)
    if kind < .80:
        return rand.choice(STARTS) + rand.choice(ENDS) + "-" + rand.choice(PLACES)
    return "Saint-" + rand.choice(SAINTS) + "-" + rand.choice(PLACES)


class Names:
    """A name comes at most four times in the country (a long one twice) and, if it can be helped, once in a department."""

    def __init__(self):
        self.times, self.places = {}, set()

    def draw(self, rand, department):
        for _ in range(50):
            name = a_name(rand)
            most = 4 if name.count("-") <= 1 else 2
            if self.times.get(name, 0) < most and (name, department) not in self.places:
                break
        self.times[name] = self.times.get(name, 0) + 1
        self.places.add((name, department))
        return name


def counts_of(rand):
    weights = [rand.uniform(60, 220) for _ in DEPARTMENTS]
    weights[ARMORIE] = 0
    total = sum(weights)
    counts = [int((COMMUNES - ARMORIE_COMMUNES) * weight / total) for weight in weights]
    counts[ARMORIE] = ARMORIE_COMMUNES
    department = 0
    while sum(counts) < COMMUNES:
        if department != ARMORIE:
            counts[department] += 1
        department = (department + 1) % len(DEPARTMENTS)
    return counts


def draw_departments(rand):
    names = Names()
    departments = []
    for department, count in enumerate(counts_of(rand)):
        median, spread = (1670, .95) if department == ARMORIE else (461, 1.42)
        part = []
        for number in range(count):
            name = names.draw(rand, department)
            population = max(1, int(round(math.exp(rand.gauss(math.log(median), spread)))))
            part.append(Commune(f"{department + 1:02d}-{number + 1:03d}", name, department, population))
        for commune, name in zip(part, sorted(commune.name for commune in part)):
            commune.name = name
        departments.append(part)
    return departments


def empty_some(departments):
    for communes, population in ((departments[LAKES][10:70:10], 0), (departments[ISLANDS][3:9], None)):
        for commune in communes:
            commune.population, commune.special = population, True


def choose_chief_towns(departments, rand):
    towns = []
    for communes in departments:
        largest = sorted((c for c in communes if not c.special), key=lambda c: -c.population)[:3]
        towns.append(rand.choice(largest[:2]) if rand.random() < .4 else largest[0])
    for town in towns:
        town.population = rand.choice(TOWN_SIZES)
    return towns


def settle_armorie(communes, town, rand):
    others = sorted((c for c in communes if c is not town), key=lambda c: -c.population)
    town.name, town.population = "Port-Armor", 102_346
    for commune, (name, population) in zip(others, ARMORIE_TOWNS):
        commune.name, commune.population = name, population
    small = [c for c in communes if c.population < SMALL]
    larger = sorted((c for c in communes if c.population >= SMALL), key=lambda c: c.population)
    while len(small) > ARMORIE_SMALL:
        small.pop().population = rand.randint(510, 900)
    while len(small) < ARMORIE_SMALL:
        small.append(larger.pop(0))
        small[-1].population = rand.randint(150, 490)


def share_names(departments, towns, rand):
    """Some communes bear the name of a department, their own or another."""
    for name, department in (("Orle", 4), ("Grand-Val", 13), ("Sources", 15), ("Caps", 2), ("Collines", 8)):
        commune = departments[department][rand.randrange(5, 40)]
        if not commune.special and commune not in towns and commune.name != "Saint-Lubin":
            commune.name = name


def give_postcodes(departments, rand):
    for communes in departments:
        for commune in communes:
            code = 100 * (commune.department + 1) + rand.randint(0, 9) * 10
            commune.postcodes = f"P{code:04d}" + (f" P{code + 1:04d}" if rand.random() < .011 else "")


def country():
    rand = random.Random(2026)
    departments = draw_departments(rand)
    empty_some(departments)
    towns = choose_chief_towns(departments, rand)
    towns[CAPITAL].name = "Valdor"
    settle_armorie(departments[ARMORIE], towns[ARMORIE], rand)
    towns[CAPITAL].population = CAPITAL_SIZE
    share_names(departments, towns, rand)
    give_postcodes(departments, rand)
    return departments, towns


def tables():
    departments, towns = country()
    communes = [commune for part in departments for commune in part]
    known = [c.population for c in communes if c.population is not None]
    print(f"{len(communes)} communes, mean {statistics.mean(known):.2f}, median {statistics.median(known)}")
    return {
        "communes.csv": "code,nom,departement,region,population,codes_postaux\n" + "".join(c.row() for c in communes),
        "departements.csv": "dep,dep_nom,chef_lieu\n" + "".join(
            f"{code_of(i)},{name},{towns[i].code}\n" for i, name in enumerate(DEPARTMENTS)),
        "codes.csv": "code\n" + "".join(f"{c.code}\n" for c in communes[:3500:35]),
    }


# Which lesson carries which; B15 has the columns code, nom and population only.
CARRIED = (("B03", "communes.csv"), ("B05", "communes.csv"), ("B07", "communes.csv"), ("B09", "communes.csv"),
           ("B09", "departements.csv"), ("B15", "codes.csv"))


DRAWN_WITH = (3, 11)  # Python
SKIPPED = 77


def main(arguments):
    made = tables()
    if arguments[0] != "--check":
        for name, text in made.items():
            Path(arguments[0], name).write_text(text, encoding="utf-8")
        return 0
    if sys.version_info[:2] != DRAWN_WITH:
        return SKIPPED
    others = [f"{lesson}/{name}" for lesson, name in CARRIED
              if Path(arguments[1], lesson, "donnees", name).read_text(encoding="utf-8") != made[name]]
    print("\n".join(f"{other}: another country" for other in others) or "the same country")
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
