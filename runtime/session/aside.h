// What is shown on the stage for a while instead of the pupil's own run: the case on which a check failed, or an example of
// the lesson. The pupil's program is not touched, and its run comes back as it was.
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "lesson/evaluate.h"
#include "trace/run_request.h"

namespace lunabloc::session {

struct Aside {
  enum class Kind { failed_case, example };
  Kind kind = Kind::example;
  std::string program;  // what runs
  bool operator==(const Aside&) const = default;
};

// The case as a person would tell it: « carte 2 sur 3 », « cards = 3, 8, 12 ; wanted = 8 », « réponses : 10 », the call; ""
// when there is nothing to tell (the only map is seen on the stage). `check`: the one that failed, where it is known.
std::string words_of_case(const lesson::Verdict& verdict, const lesson::Check* check, const Messages& messages);

// « cards = 3, 8, 12 ; wanted = 8 »
std::string words_of_given(const std::vector<trace::Given>& given, const Messages& messages);

}  // namespace lunabloc::session
