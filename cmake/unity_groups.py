"""Which files of a target may be compiled as one.

    unity_groups.py LIMIT FILE…

Prints "GROUP FILE" for each source file that has company. Files of one group are read by the compiler one after the other
as if they were one, so what the headers cost is paid once for all of them. Names that a file keeps to itself (an unnamed
namespace, a constant, an alias) would then be seen by the others: two files that would not mean the same by a name are
never in one group. The reading of C++ here is rough and leans to the safe side: in doubt a file stays alone.
"""

import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Headers of the system whose names clash with those of others, and settings that must come before any header.
LONELY = re.compile(r"^\s*#\s*(?:include\s*<(?:asm|linux|termios|sys/ioctl|X11|windows)|define\s+_)", re.M)
TOKEN = re.compile(r"(?<![.\w])(?<!->)(?<!::)[A-Za-z_]\w*")
WORDS = frozenset("const constexpr static inline auto int bool char double float long unsigned void return if for while switch "
                  "operator struct class enum union using namespace template typename public private TEST TEST_F TEST_P "
                  "INSTANTIATE_TEST_SUITE_P noexcept default delete override alignas static_assert".split())


def bare(text):
    """The text without comments, and with emptied strings."""
    text = re.sub(r'R"(\w*)\(.*?\)\1"', '""', text, flags=re.S)
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\''
    return re.sub(pattern, lambda match: "" if match[0][0] == "/" else '""', text, flags=re.S)


def code_of(text):
    """What the compiler reads of a text, without what is said to the preprocessor."""
    return re.sub(r"^\s*#(?:.*\\\n)*.*$", "", bare(text), flags=re.M)


def statements(text):
    """(hidden, scope, statement) for what stands directly in a namespace; bodies are left out. Hidden: in an unnamed one."""
    scopes, skip, start, at = [], 0, 0, 0
    while at < len(text):
        letter = text[at]
        if skip:
            skip += (letter == "{") - (letter == "}")
            if not skip:
                start = at + 1
        elif letter == "{":
            head = text[start:at].strip()
            found = re.search(r"(?:^|\s)namespace\s*([\w:]*)$", head)
            if found or re.search(r'extern\s*""$', head):
                scopes.append(found[1] if found else "extern")
                start = at + 1
            else:
                yield "" in scopes, "::".join(filter(None, scopes)), head + " {"
                skip = 1
        elif letter == "}":
            if scopes:
                scopes.pop()
            start = at + 1
        elif letter == ";":
            head = text[start:at].strip()
            if head:
                yield "" in scopes, "::".join(filter(None, scopes)), head
            start = at + 1
        at += 1


def declared(statement):
    """The names that a statement of a namespace brings."""
    statement = re.sub(r"\[\[.*?\]\]", "", statement)
    statement = re.sub(r"^\s*template\s*<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>", "", statement).strip()
    found = re.match(r"(?:class|struct|union|enum(?:\s+class)?)\s+(?:alignas\([^)]*\)\s*)?(\w+)", statement)
    if found and not re.match(r"[^({]*\)", statement[found.end():]):
        return {found[1]}
    found = re.match(r"(?:using|namespace)\s+(\w+)\s*=", statement) or re.match(r"using\s+[\w:]*::(\w+)$", statement)
    if found:
        return {found[1]}
    if re.match(r"[^({]*=", statement):
        return set(re.findall(r"(\w+)(?:\s*\[[^\]]*\])*\s*=", statement))
    head = re.split(r"[({]", statement, maxsplit=1)[0]
    head = re.sub(r"\[[^\]]*\]\s*$", "", head.strip())
    found = re.search(r"(\w+)\s*$", head)
    return {found[1]} if found and found[1] not in WORDS and "::" + found[1] not in head else set()


@functools.cache
def header_names(path):
    """The (name, scope) that a header declares, and the headers of ours that it includes."""
    text = path.read_text()
    names = {(name, scope) for _, scope, statement in statements(code_of(text)) for name in declared(statement)}
    return frozenset(names | spaces({scope for _, scope in names})), included(text, path)


def spaces(scopes):
    """The (name, scope) of the namespaces themselves."""
    return {(scope.rpartition("::")[2], scope.rpartition("::")[0]) for scope in scopes if scope}


def included(text, path):
    found = set()
    for name in re.findall(r'^\s*#\s*include\s*"([^"]+)"', text, re.M):
        for folder in (path.parent, ROOT / "runtime", ROOT / "firmware", ROOT / "tests", ROOT):
            if (folder / name).is_file():
                found.add((folder / name).resolve())
                break
    return frozenset(found)


def reach(headers):
    """{name: scopes} that a file sees from our headers."""
    seen, todo, names = set(), list(headers), {}
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        own, more = header_names(path)
        for name, scope in own:
            names.setdefault(name, set()).add(scope)
        todo += more
    return names


def within(inner, outer):
    """Whether what is declared in the outer scope is found, unqualified, from the inner one."""
    return inner == outer or not outer or inner.startswith(outer + "::")


class Source:
    def __init__(self, path):
        self.path = path
        text = path.read_text()
        self.lonely = bool(LONELY.search(text))
        self.macros = set(re.findall(r"^\s*#\s*define\s+(\w+)", bare(text), re.M))
        code = code_of(text)
        self.tokens = set(TOKEN.findall(code))
        self.seen = reach(included(text, path))
        self.own, self.scopes, self.opened = {}, set(), set()
        for hidden, scope, statement in statements(code):
            self.scopes.add(scope)
            if statement.startswith("using namespace"):
                self.opened.add(statement)
            elif hidden or re.match(r"(?:static|constexpr|const|using|namespace|struct|class|enum)\b", statement):
                for name in declared(statement):
                    self.own.setdefault(name, set()).add((scope, " ".join(statement.split())))
        self.spaces = spaces(scope for scopes in self.seen.values() for scope in scopes) | spaces(self.scopes)

    def disturbs(self, other):
        """Whether a name of this file would be taken for another one in the other file."""
        return any(self.name_disturbs(other, name, *meaning) for name, meanings in self.own.items() for meaning in meanings) or \
            any(name in other.tokens and any(within(there, scope) for there in other.scopes)
                for name, scope in self.spaces - other.spaces) or \
            bool(self.macros & (other.tokens | other.macros | other.seen.keys()))

    def name_disturbs(self, other, name, scope, text):
        alias = text.startswith(("using", "namespace"))
        theirs = other.own.get(name, ())
        if (scope, text) in theirs and alias:
            return False
        if any(within(there, scope) or within(scope, there) for there, _ in theirs):
            return True
        if any(within(scope, there) for there in other.seen.get(name, ())):
            return True
        return alias and name in other.tokens and any(within(there, scope) for there in other.scopes)


def clash(one, other):
    return one.lonely or other.lonely or one.opened != other.opened or one.disturbs(other) or other.disturbs(one)


def groups_of(paths, limit):
    """Lists of sources that get along, at most `limit` in each."""
    groups = []
    for source in map(Source, paths):
        for group in groups:
            if len(group) < limit and not any(clash(source, other) for other in group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


def main():
    limit, *names = sys.argv[1:]
    for number, group in enumerate(groups_of([pathlib.Path(name).resolve() for name in names], int(limit))):
        if len(group) > 1:
            for source in group:
                print(number, source.path)


if __name__ == "__main__":
    main()
