"""Nothing leaves the machine: only `box` opens a socket, when somebody asks for it, and only `engine` speaks to a server of tables
that somebody named (through libpq). What includes a header of sockets or of the web anywhere else is said; `base` may join two
processes of this machine by a pair of sockets that nobody else can reach.

usage: sockets.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

HEADER = re.compile(r'#\s*include\s*[<"](sys/socket|netinet/|arpa/|netdb|httplib|curl/|libpq|microhttpd)[^>"]*[>"]')
ALLOWED = {"httplib": {"box"}, "arpa/": {"box"}, "libpq": {"engine"}}
COMMENT = re.compile(r"//.*")
REACHES_OUT = re.compile(r"\b(?:socket|connect|bind|listen|accept4?|sendto|getaddrinfo)\s*\(|AF_INET")


def is_a_pair_alone(folder, header, text):
    return folder == "base" and header == "sys/socket" and not REACHES_OUT.search(COMMENT.sub("", text))


def main():
    source = Path(sys.argv[1])
    found = []
    for top in ("runtime", "ide"):
        for file in sorted((source / top).rglob("*")):
            if file.suffix not in {".cpp", ".h"}:
                continue
            folder = file.relative_to(source / top).parts[0]
            text = file.read_text(encoding="utf-8")
            for number, line in enumerate(text.splitlines(), 1):
                header = HEADER.search(line)
                if header and folder not in ALLOWED.get(header[1], set()) and not is_a_pair_alone(folder, header[1], text):
                    found.append(f"{file.relative_to(source)}:{number}: {header[0]}")
    print("\n".join(found) or "no folder but box opens a socket")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
