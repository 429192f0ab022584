// `lesson test`: a lesson proves itself by running its own solution, starters and named wrong programs
// (curriculum/FORMAT.md §7, points 1 to 4 and 6).
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "lesson/evaluate.h"

namespace lunabloc::lesson {

// A named wrong program or answer: erreurs/M-autre-case--derniere-fleche.lua.
struct NamedError {
  std::string file;     // its name
  std::string message;  // what it must trigger
  std::string step;
  std::string program;
  Answers answers;
};

struct Proof {
  std::vector<Error> problems;  // with the file that they are about
  std::size_t programs = 0;     // run
};

// Of each non-prediction question: what `attendu`, or solution.yaml, says.
Answers right_answers(const Lesson& lesson);
// And of tables of values, which have no answer but what a run gives.
Answers right_answers(const EvaluationContext& context, std::vector<Error>& problems);
// Problems go where they are found: "lesson.proof_step" {nom}.
std::vector<NamedError> named_errors(const Lesson& lesson, std::vector<Error>& problems);
// The step that a program says it belongs to (`-- etape: creer`), or "".
std::string step_named_in(const std::string& program);

// How far a proof is, in solutions, starters and wrong programs; read from another thread while it goes on.
struct ProofProgress {
  std::atomic<std::size_t> done = 0, all = 0;
};
// `assets`: where the words are that everybody knows; without it the words of messages are not looked at.
Proof prove(const EvaluationContext& context, ProofProgress* progress = nullptr, const std::filesystem::path& assets = {});

}  // namespace lunabloc::lesson
