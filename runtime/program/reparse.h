// Ids of nodes: new ones for a new tree, the old ones for what an edit has left or can be recognised in.
#pragma once

#include "program/tree.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {

// To every node that has none.
void give_new_ids(const GreenNode& root, IdSource& ids);

}  // namespace lunabloc::program
