// What the world does while a check's program runs: buttons that are pressed, what sensors measure, when the link is cut.
#pragma once

#include "base/data_file.h"
#include "trace/run_request.h"

namespace lunabloc::lesson {

// Reads `stimulus` ({a_s, piece, valeur}), `coupure` ({de_s, a_s}) and `duree_s` of a check into the request.
void let_happen(const DataValue& check, trace::RunRequest& request);

}  // namespace lunabloc::lesson
