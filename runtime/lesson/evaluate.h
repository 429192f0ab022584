// The checks engine: one evaluator over the program's tree, traces of runs, and answers (curriculum/FORMAT.md §3, §4).
//
// Knows no process and no file but the lesson's folder: how a program is run is the caller's choice.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "lesson/lesson.h"
#include "program/vocabulary.h"
#include "trace/store.h"

namespace lunabloc::lesson {

// An answer to a `reponse` check, as text: the chosen words, a number, a line's number, "5,3" for a cell; for `ordre`
// the items in order, one a line; for `classement` one "item=group" a line, groups counted from 0.
using Answers = std::map<std::string, std::string>;

struct Verdict {
  bool passed = false;
  std::string check;    // the check that speaks; empty when all are met (one that does not block may speak of a pass)
  std::string message;  // "M-autre-case" or "M-commun-mur"
  Advice advice;        // filled
  std::string map;      // the map or case on which it failed
  std::optional<trace::RunRequest> replay = {};  // what shows it again: the same world, given names and answers
  std::string replay_call = {};                  // what is run after the program then ("\npolygon(3, 60)")
};

// How a program is run: the host's runner, or a twin in tests.
using Runner = std::function<Result<trace::Trace>(const trace::RunRequest&, const std::string& program)>;

struct EvaluationContext {
  const Lesson& lesson;
  const program::Vocabulary& vocabulary;
  const Messages& messages;  // the common ones; the lesson's own come first
  const Runner& run;
  std::string solution;  // for references to it; read from the folder when empty
  std::filesystem::path work_folder = {};  // where the pupil's files are; empty: files are not looked for
  // Other cases of the same classes: fewer, and the one that fails is not made smaller.
  std::int64_t seed_offset = 0;
  bool smallest_case = true;  // a generated case that fails is made smaller
  unsigned workers = 1;       // on how many threads the cases of a check run; `run` is called from all of them
};

// Judges the checks of one step, in the order written; the first that fails speaks, and only it.
Result<Verdict> evaluate(const EvaluationContext& context, const std::string& step, const std::string& program,
                         const Answers& answers);

// What the `confusions` of a prediction say of it, once the run was seen: information, no judgement. Mostly nothing.
std::optional<Advice> said_of_prediction(const Lesson& lesson, const Check& check, const std::string& answer, const Messages& messages);

}  // namespace lunabloc::lesson
