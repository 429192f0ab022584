"""Nothing leaves the machine: only `box` opens a socket, when somebody asks for it, and only `engine` speaks to a server of tables
that somebody named (through libpq). What includes a header of sockets or of the web anywhere else is said.

usage: sockets.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

HEADER = re.compile(r'#\s*include\s*[<"](sys/socket|netinet/|arpa/|netdb|httplib|curl/|libpq|microhttpd)[^>"]*[>"]')
ALLOWED = {"httplib": {"box"}, "arpa/": {"box"}, "libpq": {"engine"}}


def main():
    source = Path(sys.argv[1])
    found = []
    for top in ("runtime", "ide"):
        for file in sorted((source / top).rglob("*")):
            if file.suffix not in {".cpp", ".h"}:
                continue
            folder = file.relative_to(source / top).parts[0]
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                header = HEADER.search(line)
                if header and folder not in ALLOWED.get(header[1], set()):
                    found.append(f"{file.relative_to(source)}:{number}: {header[0]}")
    print("\n".join(found) or "no folder but box opens a socket")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
