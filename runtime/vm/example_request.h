// What an example of the vocabulary is run with: the world of its block, its answers and what comes from outside.
#pragma once

#include "program/vocabulary.h"
#include "trace/run_request.h"

namespace lunabloc::vm {

trace::RunRequest request_for_example(const program::BlockEntry& entry);

}  // namespace lunabloc::vm
