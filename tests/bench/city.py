"""A city in PostgreSQL: 10,000 pupils in 286 classes, 48 lessons each, the tables that `lunabloc class report --class` writes, one
below the other. Imported by `lunabloc data import --into`, asked by pupils' own pipelines.

usage: city.py LUNABLOC [PUPILS]

Lines `KEY VALUE`: city_rows, city_import_s, city_class_ms (one class, at most 500), city_all_ms (every class counted, at most 500).
A question's time is that of a program that asks it many times, less that of one that asks once. Exit 1 when a promise is not kept.
"""
import os
import pwd
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 10
LESSONS = 48
QUESTIONS = {
    "class": 't:keep("Classe", "==", "c142"):sort("Élève", "up"):count()',
    "all": 't:group("Classe", "sum", "Étapes faites"):count()',
}


def server(folder):
    programs = sorted(Path("/usr/lib/postgresql").iterdir())[-1] / "bin"
    prefix = []
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        prefix = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    quiet = {"stdout": subprocess.DEVNULL, "check": True, "env": {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}}
    subprocess.run([*prefix, programs / "initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "lunabloc", "-E", "UTF8"], **quiet)
    control = [*prefix, programs / "pg_ctl", "-D", f"{folder}/data"]
    subprocess.run([*control, "-w", "-l", f"{folder}/log", "-o", f"-c listen_addresses='' -c unix_socket_directories={folder}", "start"], **quiet)
    return f"host={folder} user=lunabloc dbname=postgres", lambda: subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


def write_city(file, pupils):
    chance = random.Random(1)
    with open(file, "w", encoding="utf-8") as out:
        out.write("\ufeffClasse,Élève,Leçon,Étape,Étapes faites,Étapes,Indices,Essais à revoir\r\n")
        for pupil in range(pupils):
            for lesson in range(LESSONS):
                done = chance.randrange(8)
                out.write(f"c{pupil // 35},loutre {pupil},L{lesson:02},{'' if done == 7 else 'Crée'},{done},7,{chance.randrange(4)},{chance.randrange(6)}\r\n")
    return pupils * LESSONS


def asked(lunabloc, address, folder, question, times):
    program = folder / "q.lua"
    program.write_text(f'local t = data.open("ville")\nlocal n\nfor _ = 1, {times} do n = {question} end\nprint(n)\n', encoding="utf-8")
    begun = time.perf_counter()
    subprocess.run([lunabloc, "data", "query", str(program), "--into", address], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main():
    lunabloc = sys.argv[1]
    pupils = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    kept = True
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as place:
        folder = Path(name)
        os.environ["LUNABLOC_HOME"] = str(folder / "home")
        address, stop = server(place)
        try:
            print("city_rows", write_city(folder / "ville.csv", pupils))
            begun = time.perf_counter()
            subprocess.run([lunabloc, "data", "import", str(folder / "ville.csv"), "--as", "ville", "--into", address], check=True, stdout=subprocess.DEVNULL)
            print(f"city_import_s {time.perf_counter() - begun:.1f}")
            for key, question in QUESTIONS.items():
                one = statistics.median(asked(lunabloc, address, folder, question, 1) for _ in range(3))
                many = statistics.median(asked(lunabloc, address, folder, question, TIMES + 1) for _ in range(3))
                ms = (many - one) / TIMES * 1000
                kept = kept and ms <= 500
                print(f"city_{key}_ms {ms:.0f}")
        finally:
            stop()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
