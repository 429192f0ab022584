#include "ide/script/target.h"

#include <algorithm>
#include <charconv>
#include <array>

namespace lunabloc::ide::script {
namespace {

constexpr std::string_view kRoles[] = {
#define LUNABLOC_ROW(name) #name,
    LUNABLOC_ROLES(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

bool is_role(const Word& word) {
  return !word.quoted && std::find(std::begin(kRoles), std::end(kRoles), word.text) != std::end(kRoles);
}

}  // namespace

bool number_of(const std::string& text, double& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string Target::words() const {
  if (!id.empty()) return id;
  return role.empty() ? label : role + " " + label;
}

std::optional<Target> take_target(std::span<const Word>& words) {
  if (words.empty()) return std::nullopt;
  Target target;
  if (words.size() >= 2 && is_role(words[0]) && words[1].quoted) {
    target.role = words[0].text;
    target.label = words[1].text;
    words = words.subspan(2);
    return target;
  }
  (words[0].quoted ? target.label : target.id) = words[0].text;
  words = words.subspan(1);
  return target;
}

const access::Node* find(const access::Tree& tree, const Target& target) {
  if (target.id.empty()) {
    // A block of the program comes before its like in the palette.
    const auto in_program = [&](const access::Node& node) {
      return target.role == "block" && access::name_of(node.role) == target.role && node.zone != access::Zone::palette &&
             node.label.starts_with(target.label);
    };
    const auto block = std::find_if(tree.nodes().begin(), tree.nodes().end(), in_program);
    return block != tree.nodes().end() ? &*block : tree.find(target.role, target.label);
  }
  if (!target.id.ends_with('*')) return tree.find(target.id);
  const std::string_view start = std::string_view(target.id).substr(0, target.id.size() - 1);
  const auto found = std::find_if(tree.nodes().begin(), tree.nodes().end(),
                                  [&](const access::Node& node) { return node.id.starts_with(start); });
  return found == tree.nodes().end() ? nullptr : &*found;
}

bool take_spot(std::span<const Word>& words, Spot& spot) {
  static constexpr std::pair<std::string_view, Spot::Kind> kWords[] = {
      {"above", Spot::Kind::above}, {"below", Spot::Kind::below}, {"after", Spot::Kind::after}};
  if (words.empty()) return true;
  for (const auto& [word, kind] : kWords)
    if (words[0].is(word)) {
      spot.kind = kind;
      words = words.subspan(1);
      return true;
    }
  if (!words[0].is("at")) return true;
  double across = 0, down = 0;
  if (words.size() < 3 || !number_of(words[1].text, across) || !number_of(words[2].text, down)) return false;
  spot = {Spot::Kind::at, static_cast<float>(across), static_cast<float>(down)};
  words = words.subspan(3);
  return true;
}

}  // namespace lunabloc::ide::script
