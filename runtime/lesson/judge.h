// What each type of check sees when something is missing. The order in which things speak is evaluate.cpp's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/evaluate.h"

namespace lunabloc::lesson {

// Why a check is not met. What is found first in this list speaks: `said`, `confusion`, `cause`, the default message.
struct Finding {
  std::optional<Error> said;  // what the runner or the world says: a message's id and what fills it
  std::string confusion;      // the message of a known wrong result
  std::string cause;          // "manque", or the name of a case
  Arguments arguments;        // what fills the message
  std::string map;            // the map or the case
  std::optional<trace::RunRequest> replay = {};  // the run that shows it; judge() gives it where one of the program does
  std::string replay_call = {};  // what is run after the program then
};
using Judgement = Result<std::optional<Finding>>;  // nothing: the check is met

struct Judging {
  const EvaluationContext& context;
  const Check& check;
  const std::string& program;
  const Answers& answers;

  const std::string& language() const { return context.messages.language(); }
  std::string number(double value) const;
  // What a program said or holds, and several side by side, as words.h shows them.
  std::string value(std::string_view text) const;
  std::string values(const std::vector<std::string>& texts) const;
};

Judgement judge_state(const Judging& judging);
Judgement judge_drawing(const Judging& judging);
Judgement judge_output(const Judging& judging);
Judgement judge_answer(const Judging& judging);
Judgement judge_blocks(const Judging& judging);
Judgement judge_pins(const Judging& judging);
Judgement judge_property(const Judging& judging);
Judgement judge_cost(const Judging& judging);
Judgement judge_growth(const Judging& judging);
Judgement judge_table(const Judging& judging);
Judgement judge_chart(const Judging& judging);
Judgement judge_model(const Judging& judging);
Judgement judge_artefact(const Judging& judging);

// The message of the first known wrong result for which `same(confusion)` holds; "" when there is none. One that is of a
// case speaks for that case alone.
template <class Same>
std::string confusion_of(const Check& check, std::string_view case_name, Same same) {
  const DataValue* const confusions = check.data.find("confusions");
  if (confusions == nullptr) return {};
  for (const DataValue& one : confusions->list())
    if ((one.find("cas") == nullptr || one.text_at("cas") == case_name) && same(one)) return one.text_at("message");
  return {};
}

// The message with which a finding speaks.
std::string message_of(const Check& check, const Finding& finding);
// A message's words, filled: the lesson's own where it has some, else those that everybody gets.
Advice words_of_message(const Lesson& lesson, const Messages& messages, const std::string& message, const Arguments& arguments);

// What a run of this check is asked: counted, with its budget.
trace::RunRequest request_of(const Judging& judging);
// What the run itself has to say of the program, if it did not go to its end.
std::optional<Error> said_by(const trace::Trace& trace, const std::string& program, const Judging& judging);
// The solution for the check's step.
Result<std::string> solution_for(const Judging& judging);

}  // namespace lunabloc::lesson
