"""Draws the 344 made-up penguins of B02, B04, B06, B08, B13 and B14: counts, means, gaps and slopes of the penguins of
Palmer, and no row of theirs.

The numbers that the lessons tell rest on these very rows. Python 3.11 drew them; another version
may draw others, so the table in the lessons is what counts and this says how it came about.

usage: make_manchots.py OUT.csv | --check LESSON/donnees/manchots.csv
"""
import io
import random
import sys
from dataclasses import dataclass

SEED = 6740  # the first whose three nearest neighbours, on both measures of the beak, are right for 97 of the test rows


@dataclass
class Species:
    name: str
    count: int
    beak_length: tuple  # mean and spread, mm
    beak_depth: tuple
    flipper: tuple
    mass_sum: int       # grams, over those that were weighed
    weighed: int
    slope: float        # grams a millimetre of beak depth
    mass_bounds: tuple
    noise: int
    males: int


SPECIES = (
    Species("Adélie", 152, (38.8, 2.6), (18.35, 1.22), (190, 6.0), 558_800, 151, 217.2, (2850, 4775), 350, 73),
    Species("À jugulaire", 68, (48.8, 3.0), (18.42, 1.14), (195.8, 6.5), 253_850, 68, 204.6, (2700, 4800), 300, 34),
    Species("Papou", 124, (47.5, 2.8), (14.98, 0.98), (217.2, 6.0), 624_350, 123, 369.4, (3950, 6300), 340, 61),
)
ISLANDS = (("Torgersen", 20), ("Biscoe", 10), ("Dream", 20), ("Biscoe", 18), ("Torgersen", 16), ("Dream", 16), ("Biscoe", 16),
           ("Torgersen", 16), ("Dream", 20), ("Dream", 68), ("Biscoe", 124))
NOT_MEASURED = (3, 271)
ODD_SEX = 336              # « . », typed by someone who did not know
UNKNOWN_SEX_MASS = 36_050  # grams, of the nine that were weighed
MASS_STEP = 25


class Penguin:
    def __init__(self, species, island):
        self.species, self.island, self.sex = species, island, ""
        self.length = self.depth = self.flipper = self.mass = None

    def row(self, number):
        cells = (number, self.species.name, self.island, self.length, self.depth, self.flipper, self.mass, self.sex)
        return ",".join("" if cell is None else str(cell) for cell in cells) + "\n"


def within(mass, bounds):
    return max(bounds[0] + MASS_STEP, min(bounds[1] - MASS_STEP, mass))


def draw(rand):
    islands = [name for name, count in ISLANDS for _ in range(count)]
    penguins = []
    for species in SPECIES:
        mean = species.mass_sum / species.weighed
        for _ in range(species.count):
            penguin = Penguin(species, islands[len(penguins)])
            z, q = rand.gauss(0, 1), rand.gauss(0, 1)
            penguin.depth = round(species.beak_depth[0] + species.beak_depth[1] * z, 1)
            penguin.length = round(species.beak_length[0] + species.beak_length[1] * (0.45 * z + 0.89 * q), 1)
            mass = mean + species.slope * (penguin.depth - species.beak_depth[0]) + rand.gauss(0, species.noise)
            heavier = (mass - mean) / (species.noise * 1.3)
            penguin.flipper = round(species.flipper[0] + species.flipper[1] * (0.5 * heavier + 0.85 * rand.gauss(0, 1)))
            penguin.mass = within(MASS_STEP * round(mass / MASS_STEP), species.mass_bounds)
            penguins.append(penguin)
    for index in NOT_MEASURED:
        penguin = penguins[index]
        penguin.length = penguin.depth = penguin.flipper = penguin.mass = None
    return penguins


def slope(penguins):
    xs, ys = [p.depth for p in penguins], [p.mass for p in penguins]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def settle(penguins, species, rand):
    """Moves masses by small steps until sum, slope, lightest and heaviest of the species are those wanted."""
    order = sorted(penguins, key=lambda p: p.mass)
    order[0].mass, order[-1].mass = species.mass_bounds
    free = [p for p in penguins if p is not order[0] and p is not order[-1]]

    def distance():
        return abs(sum(p.mass for p in penguins) - species.mass_sum) / MASS_STEP + abs(slope(penguins) - species.slope) * 40

    best = distance()
    while best > 1.2:
        one = rand.choice(free)
        other = rand.choice(free)
        before, other_before = one.mass, other.mass
        one.mass = within(one.mass + rand.choice((-25, 25, -50, 50)), species.mass_bounds)
        if other is not one and rand.random() < .7:
            other.mass = within(other.mass + rand.choice((-25, 25)), species.mass_bounds)
        if (now := distance()) <= best:
            best = now
        else:
            other.mass, one.mass = other_before, before


def give_sexes(penguins, rand):
    weighed = {species.name: [i for i, p in enumerate(penguins) if p.species is species and p.mass] for species in SPECIES}
    while True:
        unknown = rand.sample(weighed["Adélie"], 5) + [ODD_SEX] + rand.sample([i for i in weighed["Papou"] if i != ODD_SEX], 3)
        if sum(penguins[i].mass for i in unknown) == UNKNOWN_SEX_MASS:
            break
    for species in SPECIES:
        known = [i for i in weighed[species.name] if i not in unknown]
        known.sort(key=lambda i: -(penguins[i].mass + rand.gauss(0, 200)))
        for rank, index in enumerate(known):
            penguins[index].sex = "mâle" if rank < species.males else "femelle"
    penguins[ODD_SEX].sex = "."


def table():
    penguins = draw(random.Random(SEED))
    rand = random.Random(SEED * 7)
    for species in SPECIES:
        settle([p for p in penguins if p.species is species and p.mass is not None], species, rand)
    give_sexes(penguins, random.Random(SEED * 11))
    out = io.StringIO()
    out.write("numero,espece,ile,bec_longueur,bec_hauteur,nageoire,masse,sexe\n")
    for number, penguin in enumerate(penguins, 1):
        out.write(penguin.row(number))
    return out.getvalue()


DRAWN_WITH = (3, 11)  # Python
SKIPPED = 77


def main(arguments):
    if arguments[0] != "--check":
        with open(arguments[0], "w", encoding="utf-8") as file:
            file.write(table())
        return 0
    if sys.version_info[:2] != DRAWN_WITH:
        return SKIPPED
    with open(arguments[1], encoding="utf-8") as file:
        same = file.read() == table()
    print("the same penguins" if same else "other penguins")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
