// A lesson tried with programs that are one slip away from its solutions: what does a pupil who writes one read?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/evaluate.h"
#include "lesson/mutants.h"

namespace lunabloc::lesson {

// accepted: it does what the lesson asks on every case. of_lesson: a message that the lesson has written, or has chosen for
// this check. generic: one that everybody gets.
enum class Reception { accepted, of_lesson, generic };

struct TriedMutant {
  std::string step;
  Mutant mutant;
  Reception reception = Reception::accepted;
  std::string check, message;
  Advice advice;
};

struct MutantTrial {
  std::vector<TriedMutant> tried;  // in the order of the steps and of the text
  std::vector<Error> problems;     // a solution that is not there, a run that could not begin

  std::size_t count(Reception reception) const;
  // Of those that are not accepted, how many get a generic message: 0 to 1.
  double generic_share() const;
};

// The most that a lesson may have.
inline constexpr double kMostGeneric = 0.1;

// `context.run` is called from `workers` threads at once. Same lesson, same trial.
MutantTrial try_mutants(const EvaluationContext& context, unsigned workers);

}  // namespace lunabloc::lesson
