#include "lesson/trials.h"

#include <fmt/format.h>

#include <optional>

#include "base/file.h"
#include "base/written.h"

namespace lunabloc::lesson {
namespace {

Error no_trial(const DataValue& at) { return {ErrorKind::failed, "lesson.no_trial", {}, at.place, {}}; }

std::optional<std::vector<TrialMoment>> moments_in(const DataValue* list) {
  std::vector<TrialMoment> moments;
  if (list == nullptr) return moments;
  if (!list->is_list()) return std::nullopt;
  for (const DataValue& one : list->list()) {
    const DataValue* const at = one.find("a_s");
    const DataValue* const value = one.find("valeur");
    if (at == nullptr || value == nullptr || !at->is_number() || !value->is_number() || one.text_at("piece").empty()) return std::nullopt;
    if (at->number() < 0 || at->number() > kLatestMoment) return std::nullopt;
    moments.push_back({at->number(), one.text_at("piece"), value->number()});
  }
  return moments;
}

// "essais.yaml" → "essais-garde.yaml", "essais-garde-2.yaml"…: the first that is free, or holds these bytes already.
std::filesystem::path beside(const std::filesystem::path& file, const std::string& bytes) {
  const std::string stem = file.stem().string() + "-garde", ending = file.extension().string();
  std::filesystem::path name = file.parent_path() / (stem + ending);
  for (int number = 2; base::is_there(name) && base::read_file(name).value_or("") != bytes; ++number) name = file.parent_path() / (stem + "-" + std::to_string(number) + ending);
  return name;
}

std::string moments_text(const std::vector<TrialMoment>& moments) {
  std::string text;
  for (const TrialMoment& one : moments)
    text += fmt::format("{}{{a_s: {}, piece: {}, valeur: {}}}", text.empty() ? "" : ", ", one.at, base::in_data(one.part), one.value);
  return "[" + text + "]";
}

}  // namespace

Result<std::vector<Trial>> trials_in(const DataValue& list) {
  if (!list.is_list() && !list.is_null()) return tl::unexpected(no_trial(list));
  std::vector<Trial> trials;
  for (const DataValue& one : list.list()) {
    std::optional<std::vector<TrialMoment>> happens = moments_in(one.find("stimulus")), expected = moments_in(one.find("attendu"));
    if (one.text_at("nom").empty() || !happens || !expected) return tl::unexpected(no_trial(one));
    trials.push_back({one.text_at("nom"), std::move(*happens), std::move(*expected)});
  }
  return trials;
}

Result<std::vector<Trial>> read_trials(std::string_view text, const std::string& file) {
  return base::parse_data(text, file).and_then(trials_in);
}

std::string trials_text(const std::vector<Trial>& trials) {
  std::string text;
  for (const Trial& one : trials)
    text += fmt::format("- nom: {}\n  stimulus: {}\n  attendu: {}\n", base::in_data(one.name), moments_text(one.happens), moments_text(one.expected));
  return text.empty() ? "[]\n" : text;
}

Result<void> write_trials(const std::filesystem::path& file, std::string_view text) {
  const std::string there = base::read_file(file).value_or("");
  if (there == text) return {};
  if (!read_trials(there, file.filename().string()))
    if (Result<void> kept = base::write_file(beside(file, there), there); !kept) return kept;
  return base::write_file(file, text);
}

std::string trials_file(const Check& check) { return check.data.text_at("essais_eleve"); }

}  // namespace lunabloc::lesson
