"""Big tables beside their peers: import against the sqlite3 program, pupils' pipelines against the same SQL straight in
DuckDB's C interface (and SQLite's group), all of it against pandas, on 1,000,000 rows of 8 columns.

usage: tables.py LUNABLOC LIBDUCKDB [ROWS [ROUNDS]]

Lines `KEY VALUE`: tables_import_ratio (at most 0.6), tables_<question>_ratio (at most 1.3: runner, pipe and result
included), tables_group_over_sqlite (at least 10), tables_<line>_over_pandas (at least 1), tables_each_ms. A question's time
is that of a program that asks it many times, less that of one that asks once; DuckDB and pandas are asked as many times in a
row. All take turns: imports and pandas are compared round by round (the median), questions with DuckDB by the round of each that went
best. Ratios are of the clock, as who waits has it; …_processor is the same of the processor time of all processes and threads that
take part. Straight SQL gives the same rows in the same
order as the pipeline: groups come in the order of their first rows; tables_group_any_order_ms is what leaving the order to
chance would take. Exit 1 when a promise is not kept.
"""
import ctypes
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 60
QUESTIONS = {
    "filter": ('t:keep("valeur", ">", 990):count()', "SELECT count(*) FROM {t} WHERE c4 > 990"),
    "group": ('t:group("ville", "sum", "n"):count()', "SELECT c3, sum(c2) FROM {t} GROUP BY c3 ORDER BY min(rowid)"),
    "sort": ('t:sort("valeur", "down"):first(10):cell(1, "valeur")', "SELECT c4 FROM {t} ORDER BY c4 DESC, rowid LIMIT 10"),
    "join": ('t:join(u, "ville", "ville"):max("habitants")', "SELECT max(u.c2) FROM {t} t JOIN {u} u ON t.c3 = u.c1"),
}


ANY_ORDER = "SELECT c3, sum(c2) FROM {t} GROUP BY c3"
# The same, as a person writes it with pandas: asked by lines « NAME TIMES », answered with seconds of processor
# and of the clock for each.
PANDAS = """
import sys, time
import pandas
folder = sys.argv[1]
t = u = None
def read():
    global t, u
    t = pandas.read_csv(folder + "/mesures.csv", parse_dates=["jour"])
    u = pandas.read_csv(folder + "/villes.csv")
questions = {
    "import": read,
    "filter": lambda: len(t[t["valeur"] > 990]),
    "group": lambda: t.groupby("ville", sort=False)["n"].sum(),
    "sort": lambda: t.sort_values("valeur", ascending=False, kind="stable").head(10)["valeur"].iloc[0],
    "join": lambda: t.merge(u, on="ville")["habitants"].max(),
}
for line in sys.stdin:
    name, times = line.split()
    used, begun = time.process_time(), time.perf_counter()
    for _ in range(int(times)):
        questions[name]()
    print((time.process_time() - used) / int(times), (time.perf_counter() - begun) / int(times), flush=True)
"""


class Pandas:
    """Of Debian's python3-pandas; nothing is said where the machine has none."""

    def __init__(self, folder):
        self.seconds = {}
        there = subprocess.run(["/usr/bin/python3", "-c", "import pandas"], stderr=subprocess.DEVNULL).returncode == 0
        self.process = subprocess.Popen(["/usr/bin/python3", "-c", PANDAS, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) if there else None

    def ask(self, name, times):
        if self.process is None:
            return
        self.process.stdin.write(f"{name} {times}\n")
        self.process.stdin.flush()
        self.seconds.setdefault(name, []).append(Took(*map(float, self.process.stdout.readline().split())))

    def is_beaten(self, name, ours):
        if self.process is None:
            return True
        over = by_rounds(self.seconds[name], ours)
        print(f"tables_{name}_over_pandas {over.wall:.2f}\ntables_{name}_over_pandas_processor {over.processor:.2f}")
        return over.wall > 1

    def end(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


def write_tables(folder, rows):
    chance = random.Random(1)
    with open(folder / "mesures.csv", "w", encoding="utf-8") as file:
        file.write("id,n,ville,valeur,jour,ok,nom,prix\n")
        for i in range(rows):
            file.write(f"{i},{chance.randrange(1000)},ville{chance.randrange(500)},{chance.random() * 1000:.3f},"
                       f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02},{'true' if i % 3 else 'false'},"
                       f"capteur {chance.randrange(100000)},{chance.randrange(10000) / 100}\n")
    with open(folder / "villes.csv", "w", encoding="utf-8") as file:
        file.write("ville,habitants\n")
        for i in range(500):
            file.write(f"ville{i},{chance.randrange(100, 200000)}\n")


class Took(tuple):
    """Seconds of processor time, and of the clock."""

    def __new__(cls, processor, wall):
        return super().__new__(cls, (processor, wall))

    processor = property(lambda self: self[0])
    wall = property(lambda self: self[1])


def middle(all_of_them):
    return Took(*(statistics.median(values) for values in zip(*all_of_them)))


def by_rounds(ones, others):
    return middle(Took(one.processor / other.processor, one.wall / other.wall) for one, other in zip(ones, others))


def mean(all_of_them):
    return Took(*(statistics.fmean(values) for values in zip(*all_of_them)))


def least(all_of_them):
    return Took(*(min(values) for values in zip(*all_of_them)))


def of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(command, **more):
    start, used = time.perf_counter(), of_children()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    return Took(of_children() - used, time.perf_counter() - start)


class Duckdb:
    """The C interface, with as many threads and as much memory as lunabloc-data takes."""

    def __init__(self, library, tables):
        self.lib = ctypes.CDLL(library)
        self.lib.duckdb_query.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        self.lib.duckdb_destroy_result.argtypes = [ctypes.c_void_p]
        database, self.connection = ctypes.c_void_p(), ctypes.c_void_p()
        self.lib.duckdb_open(None, ctypes.byref(database))
        self.lib.duckdb_connect(database, ctypes.byref(self.connection))
        for name, file in tables.items():
            self.query(f"ATTACH '{file}' AS {name} (READ_ONLY)")

    def query(self, sql):
        result = ctypes.create_string_buffer(256)
        failed = self.lib.duckdb_query(self.connection, sql.encode(), result)
        self.lib.duckdb_destroy_result(result)
        if failed:
            raise RuntimeError(sql)

    def seconds(self, sql):
        start, used = time.perf_counter(), time.process_time()
        self.query(sql)
        return Took(time.process_time() - used, time.perf_counter() - start)


def main():
    lunabloc, library = sys.argv[1], sys.argv[2]
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    kept = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder, rows)
        environment = dict(os.environ, LUNABLOC_HOME=str(folder / "home"))

        def data(*words):
            return seconds([lunabloc, "data", *words], env=environment)

        sqlite = (f".mode csv\nPRAGMA journal_mode=OFF;\nPRAGMA synchronous=OFF;\nCREATE TABLE mesures(id INTEGER, n INTEGER, ville TEXT, valeur REAL,"
                  f" jour TEXT, ok TEXT, nom TEXT, prix REAL);\n.import --skip 1 {folder}/mesures.csv mesures\n")
        pandas = Pandas(folder)
        ours, theirs = [], []
        for i in range(rounds):
            ours.append(data("import", str(folder / "mesures.csv")))
            pandas.ask("import", 1)
            (folder / "peer.db").unlink(missing_ok=True)
            theirs.append(seconds(["sqlite3", str(folder / "peer.db")], input=sqlite.encode()))
        ratio = by_rounds(ours, theirs)
        kept = kept and ratio.wall <= 0.6
        print(f"tables_import_ms {middle(ours).wall * 1000:.0f}\ntables_import_sqlite_ms {middle(theirs).wall * 1000:.0f}")
        print(f"tables_import_ratio {ratio.wall:.2f}\ntables_import_ratio_processor {ratio.processor:.2f}")
        data("import", str(folder / "villes.csv"))
        if pandas.process is None:
            print("tables_pandas absent")
        kept = pandas.is_beaten("import", ours) and kept

        engine = Duckdb(library, {"mesures": folder / "home/tables/mesures.duckdb", "villes": folder / "home/tables/villes.duckdb"})
        for question, (lua, sql) in QUESTIONS.items():
            sql = sql.format(t="mesures.cells", u="villes.cells")
            once, often, straight = [], [], []
            for i in range(rounds):
                for times, into in ((1, once), (1 + TIMES, often)):
                    program = folder / "p.lua"
                    program.write_text(f'local t, u = data.open("mesures"), data.open("villes")\nlocal x\nfor i = 1, {times} do x = {lua} end\nsay(x)\n')
                    into.append(data("query", str(program)))
                straight.append(mean([engine.seconds(sql) for _ in range(TIMES)]))
                pandas.ask(question, TIMES)
            pupil = Took(*((many - one) / TIMES for many, one in zip(least(often), least(once))))
            best = least(straight)
            ratio = pupil.wall / best.wall
            kept = kept and ratio <= 1.3
            print(f"tables_{question}_ms {pupil.wall * 1000:.1f}\ntables_{question}_straight_ms {best.wall * 1000:.1f}\ntables_{question}_ratio {ratio:.2f}")
            print(f"tables_{question}_ratio_processor {pupil.processor / best.processor:.2f}")
            kept = pandas.is_beaten(question, [Took(*((many - one) / TIMES for many, one in zip(program, least(once)))) for program in often]) and kept
            if question == "group":
                any_order = least([engine.seconds(ANY_ORDER.format(t="mesures.cells")) for _ in range(TIMES)])
                print(f"tables_group_any_order_ms {any_order.wall * 1000:.1f}")
                command = ["sqlite3", str(folder / "peer.db"), "SELECT ville, sum(n) FROM mesures GROUP BY ville"]
                over = least([seconds(command) for _ in range(3)]).wall / pupil.wall
                kept = kept and over >= 10
                print(f"tables_group_over_sqlite {over:.0f}")
        program.write_text('local n = 0\nfor row in data.open("mesures"):each() do n = n + row.n end\nsay(n)\n')
        print(f"tables_each_ms {data('query', str(program)).wall * 1000:.0f}")
        pandas.end()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
