// A run as a film: the grid, the turtle's drawing, the stage, lists, a graph, a chart, a kit, and what was said.
//
// Every colour and word of a program is checked or escaped: what a pupil wrote never becomes markup.
#pragma once

#include "base/messages.h"
#include "report/film.h"
#include "trace/store.h"

namespace lunabloc::report {

// At most kMostFrames moments of the run. Empty when nothing is to be seen or read.
Film film_of(const trace::Trace& trace, const base::Messages& messages);

}  // namespace lunabloc::report
