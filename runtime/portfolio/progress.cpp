#include "portfolio/progress.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.h"
#include "portfolio/lines.h"
#include "portfolio/records.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path work_folder(const std::filesystem::path& home, const std::string& lesson) {
  return home / "works" / lesson;
}

Result<void> append(const std::filesystem::path& home, const std::string& lesson, Json line) {
  line["id"] = new_id();
  return append_line(work_folder(home, lesson) / kProgressFile, line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void read_line(Progress& progress, const Json& line) {
  if (const std::string step = text_at(line, "step"); !step.empty()) {
    const auto done = line.find("done");
    if (done != line.end() && done->is_boolean() && done->get<bool>()) progress.done.insert(step);
    else progress.current_step = step;
    return;
  }
  const std::string check = text_at(line, "check");
  if (check.empty()) return;
  if (line.contains("answer")) progress.answers[check] = text_at(line, "answer");
  if (const auto hint = line.find("hint"); hint != line.end() && hint->is_number_integer())
    progress.hints[check] = std::max(progress.hints[check], hint->get<int>());
  if (const std::string message = text_at(line, "message"); !message.empty()) ++progress.tries[check][message];
  if (const std::string criterion = text_at(line, "criterion"); !criterion.empty()) progress.criteria[check][criterion] = text_at(line, "word");
}

}  // namespace

Progress progress_of(const std::string& text) {
  Progress progress;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_object()) read_line(progress, json);
  }
  return progress;
}

Result<Progress> load_progress(const std::filesystem::path& home, const std::string& lesson) {
  const Result<std::string> text = base::read_file(work_folder(home, lesson) / kProgressFile);
  if (!text && text.error().message == "file.missing") return Progress{};
  if (!text) return tl::unexpected(text.error());
  return progress_of(*text);
}

Result<void> record_step(const std::filesystem::path& home, const std::string& lesson, const std::string& step) {
  return append(home, lesson, {{"step", step}});
}

Result<void> record_done(const std::filesystem::path& home, const std::string& lesson, const std::string& step) {
  return append(home, lesson, {{"step", step}, {"done", true}});
}

Result<void> record_answer(const std::filesystem::path& home, const std::string& lesson, const std::string& check,
                           const std::string& answer) {
  return append(home, lesson, {{"check", check}, {"answer", answer}});
}

Result<void> record_hint(const std::filesystem::path& home, const std::string& lesson, const std::string& check, int degree) {
  return append(home, lesson, {{"check", check}, {"hint", degree}});
}

Result<void> record_try(const std::filesystem::path& home, const std::string& lesson, const std::string& check,
                        const std::string& message) {
  return append(home, lesson, {{"check", check}, {"message", message}});
}

Result<void> record_criterion(const std::filesystem::path& home, const std::string& lesson, const std::string& check,
                              const std::string& criterion, const std::string& word) {
  return append(home, lesson, {{"check", check}, {"criterion", criterion}, {"word", word}});
}

Result<void> save_program(const std::filesystem::path& home, const std::string& lesson, const std::string& lua) {
  return base::write_file(work_folder(home, lesson) / kProgramFile, lua);
}

Result<std::string> load_program(const std::filesystem::path& home, const std::string& lesson) {
  return base::read_file(work_folder(home, lesson) / kProgramFile);
}

}  // namespace lunabloc::portfolio
