// An impossible state is ours: loud in tests, survivable in class.
//
//   if (never(cursor.depth() == 0, "left the root")) return tree;  // keep what we had
#pragma once

namespace lunabloc::base {

// True when the impossible happened. Ends the process where LUNABLOC_LOUD is set in the environment
// (the tests set it); elsewhere writes one line to the log and lets the work go on.
bool never(bool impossible, const char* what);
inline bool always(bool expected, const char* what) { return !never(!expected, what); }

}  // namespace lunabloc::base

namespace lunabloc {
using base::always;
using base::never;
}  // namespace lunabloc
