#include "session/aside.h"

#include <algorithm>
#include <vector>

#include "lesson/words.h"

namespace lunabloc::session {
namespace {

std::string shown(const std::vector<std::string>& values, const Messages& messages) {
  std::vector<std::string> words;
  for (const std::string& value : values) words.push_back(lesson::shown_value(value, messages.language()));
  return lesson::shown_list(words);
}

std::string shown(const trace::Given& given, const Messages& messages) {
  std::vector<std::string> words;
  for (const trace::Value& value : given.list) words.push_back(trace::text_of(value));
  return given.is_list && words.empty() ? "{}" : shown(words, messages);
}

std::string joined(const std::vector<std::string>& parts, const Messages& messages) {
  std::string words;
  for (const std::string& part : parts) words.append(words.empty() ? "" : messages.text("session.case_and")).append(part);
  return words;
}

std::vector<std::string> parts_of(const std::vector<trace::Given>& given, const Messages& messages) {
  std::vector<std::string> parts;
  for (const trace::Given& one : given) parts.push_back(messages.text("session.case_name", {{"nom", one.name}, {"detail", shown(one, messages)}}));
  return parts;
}

}  // namespace

std::string words_of_given(const std::vector<trace::Given>& given, const Messages& messages) { return joined(parts_of(given, messages), messages); }

std::string words_of_case(const lesson::Verdict& verdict, const lesson::Check* check, const Messages& messages) {
  if (!verdict.replay) return {};
  std::vector<std::string> parts;
  const std::vector<std::string> maps = check == nullptr ? std::vector<std::string>{} : check->data.texts_at("cartes");
  if (const auto map = std::find(maps.begin(), maps.end(), verdict.map); maps.size() > 1 && map != maps.end())
    parts.push_back(messages.text("session.case_map", {{"n", std::to_string(map - maps.begin() + 1)}, {"total", std::to_string(maps.size())}}));
  for (std::string& part : parts_of(verdict.replay->given, messages)) parts.push_back(std::move(part));
  if (!verdict.replay->answers.empty())
    parts.push_back(messages.text("session.case_answers", {{"detail", shown(verdict.replay->answers, messages)}}));
  if (!verdict.replay_call.empty())
    parts.push_back(messages.text("session.case_call", {{"detail", verdict.replay_call.substr(verdict.replay_call.find_first_not_of('\n'))}}));
  return joined(parts, messages);
}

}  // namespace lunabloc::session
