#include "lesson/body.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>

#include "base/schema.h"
#include "lesson/lesson.h"

namespace lunabloc::lesson {
namespace {

struct PhaseWord {
  std::string_view word;
  std::string_view phase;
};
// The words that open a heading are the format's own, as keys are; what the window shows comes from the messages.
constexpr std::array kPhaseWords = {
    PhaseWord{"Débranché", "debranche"}, PhaseWord{"Prédis", "predire"},       PhaseWord{"Lance", "lancer"},
    PhaseWord{"Enquête", "enqueter"},    PhaseWord{"Modifie", "modifier"},     PhaseWord{"Crée", "creer"},
    PhaseWord{"Retiens", "retenir"},     PhaseWord{"Unplugged", "debranche"},  PhaseWord{"Predict", "predire"},
    PhaseWord{"Run", "lancer"},          PhaseWord{"Investigate", "enqueter"}, PhaseWord{"Modify", "modifier"},
    PhaseWord{"Make", "creer"},          PhaseWord{"Remember", "retenir"},
};
constexpr std::array<std::string_view, 7> kPhases = {"debranche", "predire", "lancer", "enqueter",
                                                     "modifier",  "creer",   "retenir"};

std::string_view trimmed(std::string_view text) {
  constexpr std::array<std::string_view, 4> kSpaces = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : kSpaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

// Without the blank lines around.
std::string without_margin(std::string text) {
  const std::size_t first = text.find_first_not_of('\n');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of("\n ") + 1 - first);
}

class BodyReader {
 public:
  BodyReader(const std::string& file, std::vector<Error>& problems) : file_(file), problems_(problems) {}

  Body read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line_;
      take(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (part_ == Part::front_matter || part_ == Part::nothing) report("lesson.no_front_matter", {});
    if (adult_) report("lesson.adult_open", {});
    body_.introduction = without_margin(std::move(body_.introduction));
    for (BodyStep& step : body_.steps) {
      const std::size_t margin = std::min(step.markdown.find_first_not_of('\n'), step.markdown.size());
      step.markdown = without_margin(std::move(step.markdown));
      for (auto& [question, place] : step.question_places)
        place = std::min(place - std::min(place, margin), step.markdown.size());
      step.adult = without_margin(std::move(step.adult));
    }
    return std::move(body_);
  }

 private:
  enum class Part { nothing, front_matter, body };

  void take(std::string_view line) {
    if (part_ == Part::nothing) {
      if (line == "---")
        part_ = Part::front_matter;
      else
        begin_body(), report("lesson.no_front_matter", {});
      return;
    }
    if (part_ == Part::front_matter) {
      if (line == "---")
        begin_body();
      else
        body_.front_matter.append(line).append("\n");
      return;
    }
    if (line.starts_with("```")) fenced_ = !fenced_;
    if (!fenced_ && line.starts_with("## ")) return begin_step(line.substr(3));
    if (!fenced_ && trimmed(line).starts_with("<!--")) return comment(trimmed(line));
    text().append(line).append("\n");
  }

  void begin_body() { part_ = Part::body; }

  std::string& text() {
    if (body_.steps.empty()) return body_.introduction;
    return adult_ ? body_.steps.back().adult : body_.steps.back().markdown;
  }

  void begin_step(std::string_view heading) {
    const std::size_t colon = heading.find(':');
    const std::string_view word = trimmed(heading.substr(0, colon));
    const std::string phase = phase_of(word);
    if (phase.empty()) {
      std::vector<std::string> known;
      for (const PhaseWord& one : kPhaseWords) known.emplace_back(one.word);
      report("lesson.unknown_phase", {{"nom", std::string(word)}, {"proche", base::nearest(word, known)}});
    }
    const auto rank = std::find(kPhases.begin(), kPhases.end(), phase) - kPhases.begin();
    if (!phase.empty() && rank < rank_) report("lesson.phase_order", {{"nom", std::string(word)}});
    rank_ = std::max(rank_, rank);
    BodyStep step;
    step.phase = phase;
    const auto same =
        std::count_if(body_.steps.begin(), body_.steps.end(), [&](const BodyStep& one) { return one.phase == phase; });
    step.id = same == 0 ? phase : fmt::format("{}-{}", phase, same + 1);
    if (colon != std::string_view::npos) step.title = trimmed(heading.substr(colon + 1));
    step.line = line_;
    body_.steps.push_back(std::move(step));
  }

  void comment(std::string_view line) {
    if (!line.ends_with("-->") || line.size() < 7) return unknown_comment(line);
    const std::string_view inside = trimmed(line.substr(4, line.size() - 7));
    if (inside == "adulte" || inside == "/adulte") {
      adult_ = inside == "adulte";
      return;
    }
    const std::size_t colon = inside.find(':');
    const std::string_view key = trimmed(inside.substr(0, colon));
    if (colon == std::string_view::npos || body_.steps.empty()) return unknown_comment(line);
    const std::string value(trimmed(inside.substr(colon + 1)));
    BodyStep& step = body_.steps.back();
    if (key == "controle")
      step.questions.push_back(value), step.question_places.emplace(value, step.markdown.size());
    else if (key == "etape")
      rename(step, value);
    else
      unknown_comment(line);
  }

  void rename(BodyStep& step, const std::string& id) {
    if (!id.starts_with(step.phase)) return report("lesson.step_phase", {{"nom", id}, {"attendu", step.phase}});
    for (const BodyStep& one : body_.steps)
      if (&one != &step && one.id == id) return report("lesson.step_twice", {{"nom", id}});
    step.id = id;
  }

  void unknown_comment(std::string_view line) { report("lesson.unknown_comment", {{"nom", std::string(line)}}); }

  void report(const char* message, Arguments arguments) {
    problems_.push_back({ErrorKind::failed, message, std::move(arguments), {file_, line_, 1}, {}});
  }

  const std::string& file_;
  std::vector<Error>& problems_;
  Body body_;
  Part part_ = Part::nothing;
  std::uint32_t line_ = 0;
  std::ptrdiff_t rank_ = 0;
  bool fenced_ = false;
  bool adult_ = false;
};

}  // namespace

std::string phase_of(std::string_view word) {
  for (const PhaseWord& one : kPhaseWords)
    if (one.word == word) return std::string(one.phase);
  return {};
}

std::span<const std::string_view> phases() {
  return kPhases;
}

Body read_body(std::string_view text, const std::string& file, std::vector<Error>& problems) {
  return BodyReader(file, problems).read(text);
}

std::vector<Snippet> snippets(std::string_view markdown) {
  std::vector<Snippet> found;
  bool inside = false;
  bool lua = false;
  std::uint32_t number = 0;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    const std::string_view line = markdown.substr(0, end);
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      const std::string_view info = trimmed(line.substr(3));
      lua = inside && (info == "lua" || info.starts_with("lua "));
      if (lua) found.push_back({std::string(trimmed(info.substr(3))), {}, number + 1});
    } else if (inside && lua) {
      found.back().lua.append(line).append("\n");
    }
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  return found;
}

}  // namespace lunabloc::lesson
