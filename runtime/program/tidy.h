// « Ranger »: a program set out so that it is easily read, and still the same program. Each line stands as deep as what
// holds it, what is long has an empty line around it, no line ends with blanks. Only blanks are changed: the tokens, the
// comments and the blocks stay, and what a long string or comment holds is its own.
#pragma once

#include "program/edit.h"
#include "program/tree.h"

namespace lunabloc::program {

// Edits that change nothing where the program is tidy already. Of a program that does not parse, its lines are as deep as
// what is open.
TextEdits tidy(const Tree& tree);

}  // namespace lunabloc::program
