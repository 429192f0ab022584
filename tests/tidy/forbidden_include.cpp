// Compiled with what `base` may see. It must not compile.
#include "program/tree.h"
