"""Files that would not mean the same by a name are never compiled as one (cmake/unity_groups.py).

usage: unity_groups.py SOURCE_FOLDER
"""
import sys
import tempfile
from pathlib import Path

# What two files hold, and whether they may be one. `shapes.h` declares a::Box, a::area and the namespace a::b.
HEADER = "namespace a { struct Box {}; int area(Box box); }\nnamespace a::b { struct Deep {}; }\n"
SEES = '#include "shapes.h"\n'
CASES = [
    ("nothing alike", "namespace a { namespace { int one() { return 1; } } }", "namespace a { namespace { int two() { return 2; } } }", True),
    ("a function each", "namespace a { namespace { int one() { return 1; } } }", "namespace a { namespace { int one(int) { return 2; } } }", False),
    ("in namespaces apart", "namespace a { namespace { int one = 1; } }", "namespace c { namespace { int one = 2; } }", True),
    ("one inside the other", "namespace a { namespace { int one = 1; } }", "namespace a::b { int two = one; namespace { int one = 2; } }", False),
    ("the second of a line", "namespace a { constexpr int kOne = 1, kTwo = 2; }", "namespace a { constexpr int kTwo = 3; }", False),
    ("the same alias", "namespace a { using Text = int; }", "namespace a { using Text = int; }", True),
    ("an alias of something else", "namespace a { using Text = int; }", "namespace a { using Text = char; }", False),
    ("an alias that the other means otherwise", "namespace a { using Text = int; }", "namespace a { Text take(); }", False),
    ("a member of that name", "namespace a { using text = int; }", "namespace a { int take(Row row) { return row.text; } }", True),
    ("a type of a header", "namespace a { namespace { struct Box { int side; }; } }", SEES + "namespace a { int area(Box) { return 0; } }", False),
    ("a namespace that only one sees", SEES + "namespace a { int area(Box) { return 0; } }", "namespace a { int deep = b::kDepth; }", False),
    ("names in comments and texts", "namespace a { using Text = int; }", 'namespace a { /* Text */ const char* said = "Text"; }', True),
    ("a macro", "#define side 4\nnamespace a { int one = side; }", "namespace a { int side = 1; }", False),
    ("a namespace that is opened", "using namespace std;\nnamespace a { int one = 1; }", "namespace a { int two = 2; }", False),
]


def main():
    sys.path.insert(0, str(Path(sys.argv[1]) / "cmake"))
    import unity_groups
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, one, other, together) in enumerate(CASES):
            place = Path(folder) / str(number)
            place.mkdir()
            for file, text in (("shapes.h", HEADER), ("one.cpp", one), ("other.cpp", other)):
                (place / file).write_text(text)
            if (len(unity_groups.groups_of([place / "one.cpp", place / "other.cpp"], 10)) == 1) != together:
                wrong.append(f"{name}: {'kept apart' if together else 'put together'}")
    print("\n".join(wrong) or f"{len(CASES)} cases")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
