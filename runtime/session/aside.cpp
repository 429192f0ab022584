#include "session/aside.h"

#include <vector>

#include "lesson/words.h"

namespace lunabloc::session {
namespace {

std::string shown(const trace::Given& given) {
  std::vector<std::string> words;
  for (const trace::Value& value : given.list) words.push_back(trace::text_of(value));
  return given.is_list && words.empty() ? "{}" : lesson::shown_list(words);
}

}  // namespace

std::string words_of_case(const lesson::Verdict& verdict, const Messages& messages) {
  if (!verdict.replay) return {};
  std::vector<std::string> parts;
  for (const trace::Given& given : verdict.replay->given)
    parts.push_back(messages.text("session.case_name", {{"nom", given.name}, {"detail", shown(given)}}));
  if (!verdict.replay->answers.empty())
    parts.push_back(messages.text("session.case_answers", {{"detail", lesson::shown_list(verdict.replay->answers)}}));
  if (!verdict.replay_call.empty())
    parts.push_back(messages.text("session.case_call", {{"detail", verdict.replay_call.substr(verdict.replay_call.find_first_not_of('\n'))}}));
  std::string words;
  for (const std::string& part : parts) words.append(words.empty() ? "" : messages.text("session.case_and")).append(part);
  return words;
}

}  // namespace lunabloc::session
