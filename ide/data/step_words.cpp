#include "ide/data/step_words.h"

#include <array>

#include "ide/data/cell_words.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using widgets::Frame;
using widgets::Icon;

namespace {

constexpr std::array<const char*, 6> kSigns = {"=", "≠", "<", "≤", ">", "≥"};
constexpr std::array<const char*, 4> kArithmetic = {"+", "−", "×", "÷"};

std::string value_words(const Frame& frame, const tables::Cell& value) { return cell_words(frame, value, {}); }

struct Words {
  const Frame& frame;

  std::string compared(const std::string& column, tables::Comparison how, const tables::Cell& value) const {
    return column + " " + kSigns[static_cast<std::size_t>(how)] + " " + value_words(frame, value);
  }
  std::string operator()(const tables::Keep& step) const { return compared(step.column, step.comparison, step.value); }
  std::string operator()(const tables::Drop& step) const { return frame.words("ide.data.step.without", {{"quoi", compared(step.column, step.comparison, step.value)}}); }
  std::string operator()(const tables::Sort& step) const {
    return frame.words(step.direction == tables::Direction::down ? "ide.data.step.sort_down" : "ide.data.step.sort_up", {{"colonne", step.column}});
  }
  std::string operator()(const tables::First& step) const { return frame.words("ide.data.step.first", {{"n", std::to_string(step.count)}}); }
  std::string operator()(const tables::Select& step) const {
    std::string names;
    for (const std::string& name : step.columns) names += (names.empty() ? "" : ", ") + name;
    return frame.words("ide.data.step.select", {{"colonnes", names}});
  }
  std::string operator()(const tables::Group& step) const {
    return frame.words("ide.data.step.group", {{"colonne", step.columns.empty() ? std::string() : step.columns.front()}});
  }
  std::string operator()(const tables::Compute& step) const {
    const std::string* const name = std::get_if<std::string>(&step.right);
    return step.column + " = " + step.left + " " + kArithmetic[static_cast<std::size_t>(step.operation)] + " " + (name != nullptr ? *name : value_words(frame, step.right));
  }
  std::string operator()(const tables::OnlyMissing& step) const { return frame.words("ide.data.step.missing", {{"colonne", step.column}}); }
  std::string operator()(const tables::WithoutMissing& step) const { return frame.words("ide.data.step.not_missing", {{"colonne", step.column}}); }
  std::string operator()(const tables::Fill& step) const {
    return frame.words("ide.data.step.fill", {{"colonne", step.column}, {"valeur", value_words(frame, step.value)}});
  }
  std::string operator()(const tables::Join& step) const { return frame.words("ide.data.step.join", {{"colonne", step.column}}); }
  std::string operator()(const tables::Sample& step) const { return frame.words("ide.data.step.sample", {{"n", std::to_string(step.count)}}); }
};

}  // namespace

std::string step_words(const Frame& frame, const tables::Step& step) { return std::visit(Words{frame}, step); }

Icon icon_of(const tables::Step& step) {
  if (const auto* sort = std::get_if<tables::Sort>(&step)) return sort->direction == tables::Direction::down ? Icon::arrow_down : Icon::arrow_up;
  if (std::holds_alternative<tables::Group>(step)) return Icon::counter;
  if (std::holds_alternative<tables::Compute>(step)) return Icon::calculator;
  return Icon::filter;
}

}  // namespace lunabloc::ide::data
