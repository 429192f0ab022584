#include "ide/script/condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ide/app/window.h"
#include "ide/script/target.h"

namespace lunabloc::ide::script {
namespace {

using app::Window;
using session::KitView;
using session::Notice;
using session::RunPhase;

template <class Value>
using Names = std::span<const std::pair<std::string_view, Value>>;

constexpr std::pair<std::string_view, RunPhase> kPhases[] = {{"idle", RunPhase::idle},
                                                             {"running", RunPhase::running},
                                                             {"question", RunPhase::waiting_for_answer},
                                                             {"finished", RunPhase::finished}};
constexpr std::pair<std::string_view, KitView::State> kKitStates[] = {
    {"absent", KitView::State::absent},     {"looking", KitView::State::looking}, {"plugged", KitView::State::plugged},
    {"flashing", KitView::State::flashing}, {"ready", KitView::State::ready},     {"running", KitView::State::running},
    {"lost", KitView::State::lost}};
constexpr std::pair<std::string_view, Notice::Tone> kTones[] = {
    {"info", Notice::Tone::info}, {"fine", Notice::Tone::fine}, {"attention", Notice::Tone::attention}};

template <class Value, std::size_t N>
std::string name_of(const std::pair<std::string_view, Value> (&names)[N], Value value) {
  for (const auto& [name, known] : names)
    if (known == value) return std::string(name);
  return {};
}

// `read` gives the window's value; one of `names` is expected.
template <class Value, std::size_t N, class Read>
std::optional<Condition> one_of(const std::pair<std::string_view, Value> (&names)[N], std::span<const Word>& words, Read read) {
  if (words.empty()) return std::nullopt;
  for (const auto& [name, value] : names) {
    if (!words[0].is(name)) continue;
    words = words.subspan(1);
    return Condition{[value, read](const Window& window) { return read(window) == value; },
                     [&names, read](const Window& window) { return name_of(names, read(window)); }};
  }
  return std::nullopt;
}

using Text = std::function<std::string(const Window&)>;

// contains "…" or is "…"
std::optional<Condition> compared(std::span<const Word>& words, const Text& text) {
  if (words.size() < 2) return std::nullopt;
  const bool whole = words[0].is("is");
  if (!whole && !words[0].is("contains")) return std::nullopt;
  const std::string wanted = words[1].text;
  words = words.subspan(2);
  return Condition{[=](const Window& window) {
                     const std::string there = text(window);
                     return whole ? there == wanted : there.find(wanted) != std::string::npos;
                   },
                   text};
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

std::optional<Condition> take_keyword(std::span<const Word>& words, bool& known) {
  const Word first = words[0];
  known = true;
  const auto next = [&] { words = words.subspan(1); };
  const auto one_word = [&](auto holds, auto found) -> std::optional<Condition> {
    next();
    if (words.empty()) return std::nullopt;
    const std::string word = words[0].text;
    next();
    return Condition{[=](const Window& window) { return holds(window, word); }, found};
  };
  const auto nothing = [](const Window&) { return std::string(); };
  if (first.is("run")) {
    next();
    return one_of(kPhases, words, [](const Window& window) { return window.session().run_phase(); });
  }
  if (first.is("kit")) {
    next();
    return one_of(kKitStates, words, [](const Window& window) { return window.session().kit().state; });
  }
  if (first.is("notice")) {
    next();
    return one_of(kTones, words, [](const Window& window) {
      const std::optional<Notice>& notice = window.session().notice();
      return notice ? notice->tone : static_cast<Notice::Tone>(-1);
    });
  }
  if (first.is("lua")) {
    next();
    return compared(words, [](const Window& window) { return window.session().tree().text(); });
  }
  if (first.is("console")) {
    next();
    return compared(words, [](const Window& window) { return joined(window.session().console().copied()); });
  }
  if (first.is("said"))
    return one_word([](const Window& window, const std::string& word) {
      const auto& log = window.speaker().log();
      return std::any_of(log.begin(), log.end(), [&](const std::string& line) { return line.find(word) != std::string::npos; });
    }, [](const Window& window) { return window.speaker().caption(); });
  if (first.is("step"))
    return one_word([](const Window& window, const std::string& word) {
      return window.session().step() != nullptr && window.session().step()->id == word;
    }, [](const Window& window) { return window.session().step() != nullptr ? window.session().step()->id : std::string(); });
  if (first.is("done"))
    return one_word([](const Window& window, const std::string& word) { return window.session().step_done(word); }, nothing);
  if (first.is("moment"))
    return one_word([](const Window& window, const std::string& word) {
      if (word == "end") return window.session().step_count() > 0 && window.session().shown_step() == window.session().step_count();
      return std::to_string(window.session().shown_step()) == word;
    }, [](const Window& window) { return fmt::format("{} / {}", window.session().shown_step(), window.session().step_count()); });
  if (first.is("check")) {
    if (words.size() < 2 || !words[1].is("over")) return std::nullopt;
    words = words.subspan(2);
    return Condition{[](const Window& window) { return !window.session().checking(); }, nothing};
  }
  if (first.is("saved")) {
    next();
    return Condition{[](const Window& window) { return window.session().saved(); }, nothing};
  }
  if (first.is("home")) {
    next();
    return Condition{[](const Window& window) { return window.shows_home(); }, nothing};
  }
  if (first.is("still")) {
    next();
    return Condition{[](const Window& window) { return !window.wants_frame(); }, nothing};
  }
  if (first.is("whole")) {
    next();
    return Condition{[](const Window& window) { return window.cut_texts().empty(); }, [](const Window& window) { return joined(window.cut_texts()); }};
  }
  known = false;
  return std::nullopt;
}

std::optional<Condition> take_node_condition(std::span<const Word>& words) {
  std::optional<Target> target = take_target(words);
  if (!target) return std::nullopt;
  const Target wanted = *target;
  const auto node_of = [wanted](const Window& window) { return find(window.tree(), wanted); };
  const Text text = [node_of](const Window& window) {
    const access::Node* node = node_of(window);
    if (node == nullptr) return std::string();
    return node->value.empty() || node->value == node->label ? node->label : node->label + " " + node->value;
  };
  if (!words.empty() && (words[0].is("contains") || words[0].is("is"))) return compared(words, text);
  static constexpr std::pair<std::string_view, bool (*)(const access::Node&)> kStates[] = {
      {"enabled", [](const access::Node& n) { return !n.state.disabled; }}, {"disabled", [](const access::Node& n) { return n.state.disabled; }},
      {"checked", [](const access::Node& n) { return n.state.checked; }},   {"selected", [](const access::Node& n) { return n.state.selected; }},
      {"expanded", [](const access::Node& n) { return n.state.expanded; }}, {"current", [](const access::Node& n) { return n.state.current; }},
      {"visible", [](const access::Node& n) { return n.clip.contains(n.rect.min()) && n.clip.contains({n.rect.right() - 1, n.rect.bottom() - 1}); }}};
  for (const auto& [name, holds] : kStates) {
    if (words.empty() || !words[0].is(name)) continue;
    words = words.subspan(1);
    return Condition{[node_of, holds = holds](const Window& window) {
                       const access::Node* node = node_of(window);
                       return node != nullptr && holds(*node);
                     },
                     text};
  }
  return Condition{[node_of](const Window& window) { return node_of(window) != nullptr; }, text};
}

}  // namespace

std::optional<Condition> take_condition(std::span<const Word>& words) {
  if (words.empty()) return std::nullopt;
  if (words[0].is("no")) {
    words = words.subspan(1);
    std::optional<Condition> other = take_condition(words);
    if (!other) return std::nullopt;
    return Condition{[holds = other->holds](const Window& window) { return !holds(window); }, other->found, other->of_others};
  }
  if (words[0].is("focus")) {
    words = words.subspan(1);
    const std::optional<Target> target = take_target(words);
    if (!target) return std::nullopt;
    return Condition{[wanted = *target](const Window& window) {
                       const access::Node* node = find(window.tree(), wanted);
                       return node != nullptr && window.focus().visible() && window.focus().is(node->id);
                     },
                     [](const Window& window) { return window.focus().id(); }};
  }
  bool known = false;
  const bool of_others = words[0].is("run") || words[0].is("kit") || words[0].is("check") || words[0].is("notice");
  std::optional<Condition> condition = take_keyword(words, known);
  if (condition) condition->of_others = of_others;
  return known ? condition : take_node_condition(words);
}

}  // namespace lunabloc::ide::script
