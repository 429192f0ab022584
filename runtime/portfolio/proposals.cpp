#include "portfolio/proposals.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::portfolio {
namespace {

std::optional<int> number_at(const DataValue& data, const char* key) {
  const DataValue* value = data.find(key);
  return value != nullptr ? std::optional<int>(static_cast<int>(value->integer())) : std::nullopt;
}

bool holds(const Rule& rule, const Observed& seen) {
  const auto at_least = [](const std::optional<int>& bound, int value) { return !bound || value >= *bound; };
  const auto at_most = [](const std::optional<int>& bound, int value) { return !bound || value <= *bound; };
  return (!rule.finished || *rule.finished == seen.finished) && at_least(rule.hints_at_least, seen.hints) && at_most(rule.hints_at_most, seen.hints) &&
         at_least(rule.tries_at_least, seen.tries) && at_most(rule.tries_at_most, seen.tries) && at_least(rule.same_message_at_least, seen.same_message);
}

class Proposer {
 public:
  Proposer(const std::vector<lesson::Lesson>& lessons, const std::vector<Rule>& rules, const ProgressOf& progress_of) : lessons_(lessons), rules_(rules) {
    for (const lesson::Lesson& lesson : lessons) seen_.push_back(observe(lesson, progress_of(lesson.id)));
  }

  std::vector<Proposal> run() const {
    std::vector<Proposal> proposals;
    for (std::size_t at = 0; at < lessons_.size(); ++at) {
      if (!seen_[at].begun) continue;
      for (const Rule& rule : rules_) {
        if (!holds(rule, seen_[at])) continue;
        const std::string proposed = what(rule.proposes, lessons_[at]);
        if (proposed.empty()) continue;
        proposals.push_back({lessons_[at].id, proposed, rule.id, seen_[at]});
        break;
      }
    }
    return proposals;
  }

 private:
  const Observed* seen(const std::string& id) const {
    for (std::size_t at = 0; at < lessons_.size(); ++at)
      if (lessons_[at].id == id) return &seen_[at];
    return nullptr;
  }
  bool is_open(const std::string& id) const {
    const Observed* seen_of = seen(id);
    return seen_of != nullptr && !seen_of->finished;
  }

  std::string what(const std::string& kind, const lesson::Lesson& lesson) const {
    if (kind == "avant") {
      // One that was not done; else the last one, to be seen again.
      for (const std::string& id : lesson.prerequisites)
        if (is_open(id)) return id;
      for (auto id = lesson.prerequisites.rbegin(); id != lesson.prerequisites.rend(); ++id)
        if (seen(*id) != nullptr) return *id;
      return {};
    }
    for (const lesson::Lesson& other : lessons_) {
      const bool rests = other.base.empty() && std::find(other.prerequisites.begin(), other.prerequisites.end(), lesson.id) != other.prerequisites.end();
      const bool variant = other.base == lesson.id && other.guidance == kind;
      if ((kind == "suite" ? rests : variant) && is_open(other.id)) return other.id;
    }
    return {};
  }

  const std::vector<lesson::Lesson>& lessons_;
  const std::vector<Rule>& rules_;
  std::vector<Observed> seen_;
};

}  // namespace

Result<std::vector<Rule>> load_rules(const std::filesystem::path& file, const std::filesystem::path& schemas) {
  const Result<DataValue> data = base::load_checked(file, schemas / "path-rules.yaml");
  if (!data) return tl::unexpected(data.error());
  std::vector<Rule> rules;
  for (const DataValue& one : data->find("regles")->list()) {
    const DataValue& when = *one.find("quand");
    Rule rule{one.text_at("id"), {}, number_at(when, "indices_min"), number_at(when, "indices_max"), number_at(when, "essais_min"),
              number_at(when, "essais_max"), number_at(when, "meme_message_min"), one.text_at("propose")};
    if (when.find("finie") != nullptr) rule.finished = when.boolean_at("finie");
    rules.push_back(std::move(rule));
  }
  return rules;
}

Observed observe(const lesson::Lesson& lesson, const Progress& progress) {
  Observed seen;
  seen.begun = !progress.current_step.empty() || !progress.done.empty() || !progress.tries.empty();
  seen.finished = !lesson.steps.empty() && std::all_of(lesson.steps.begin(), lesson.steps.end(), [&](const lesson::Step& step) { return progress.done.contains(step.id); });
  for (const auto& [check, count] : progress.hints) seen.hints += count;
  std::map<std::string, int> messages;
  for (const auto& [check, met] : progress.tries)
    for (const auto& [message, count] : met) {
      seen.tries += count;
      messages[message] += count;
    }
  for (const auto& [message, count] : messages)
    if (count > seen.same_message) seen.same_message = count, seen.message = message;
  return seen;
}

std::vector<Proposal> propose(const std::vector<lesson::Lesson>& lessons, const std::vector<Rule>& rules, const ProgressOf& progress_of) {
  return Proposer(lessons, rules, progress_of).run();
}

std::string proposals_text(const std::vector<Proposal>& proposals) {
  std::string text = "# Des idées, d’après ce qui a été fait. Rien n’est imposé. Les règles : assets/path-rules.yaml.\nformat: 1\npropositions:\n";
  for (const Proposal& one : proposals)
    text += fmt::format("  - {{lecon: {}, propose: {}, regle: {}, indices: {}, essais: {}, meme_message: {}, message: \"{}\"}}\n", one.lesson, one.proposed, one.rule,
                        one.observed.hints, one.observed.tries, one.observed.same_message, one.observed.message);
  return proposals.empty() ? text.substr(0, text.rfind("propositions:")) + "propositions: []\n" : text;
}

Result<void> save_proposals(const std::filesystem::path& home, const std::vector<Proposal>& proposals) {
  return base::write_file(home / "propositions.yaml", proposals_text(proposals));
}

}  // namespace lunabloc::portfolio
