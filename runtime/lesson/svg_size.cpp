#include "lesson/svg_size.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace lunabloc::lesson {
namespace {

constexpr std::size_t kCurvePieces = 20, kRoundPieces = 48, kRoundedCorners = 28;
constexpr std::string_view kBlanks = " \t\r\n";

struct ElementRow {
  std::string_view name;
  std::size_t points;
};
constexpr std::array kElements = {ElementRow{"svg", 0},    ElementRow{"g", 0},      ElementRow{"title", 0},   ElementRow{"desc", 0},
                                  ElementRow{"rect", 4},   ElementRow{"line", 2},   ElementRow{"circle", kRoundPieces},
                                  ElementRow{"ellipse", kRoundPieces}, ElementRow{"polyline", 0}, ElementRow{"polygon", 0}, ElementRow{"path", 0}};
constexpr std::array<std::string_view, 4> kUndrawn = {"style", "filter", "mask", "clip-path"};

struct CommandRow {
  char letter;
  std::size_t numbers, points;
};
constexpr std::array kCommands = {CommandRow{'M', 2, 1}, CommandRow{'L', 2, 1}, CommandRow{'H', 1, 1}, CommandRow{'V', 1, 1},
                                  CommandRow{'C', 6, kCurvePieces}, CommandRow{'S', 4, kCurvePieces}, CommandRow{'Q', 4, kCurvePieces},
                                  CommandRow{'T', 2, kCurvePieces}, CommandRow{'A', 7, kCurvePieces}};

// How many numbers stand at the front, which is taken off.
std::size_t take_numbers(std::string_view& text) {
  std::size_t count = 0;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,+"), text.size()));
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc()) return count;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    ++count;
  }
}

std::size_t points_of_path(std::string_view text) {
  std::size_t points = 0;
  while (!text.empty()) {
    const char letter = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    text.remove_prefix(1);
    const std::size_t numbers = take_numbers(text);
    const auto row = std::find_if(kCommands.begin(), kCommands.end(), [letter](const CommandRow& one) { return one.letter == letter; });
    if (row != kCommands.end()) points += (numbers / row->numbers) * row->points;
  }
  return points;
}

class Tag {
 public:
  explicit Tag(std::string_view text) : text_(text) {}
  std::string_view name() const { return text_.substr(0, text_.find_first_of(" \t\r\n/")); }
  // Of an attribute that is there; else nothing.
  std::string_view value(std::string_view key) const {
    for (std::size_t at = text_.find(key); at != std::string_view::npos; at = text_.find(key, at + 1)) {
      const std::size_t equals = at + key.size();
      if (at == 0 || kBlanks.find(text_[at - 1]) == std::string_view::npos || equals + 1 >= text_.size() || text_[equals] != '=') continue;
      const std::size_t close = text_.find(text_[equals + 1], equals + 2);
      return close == std::string_view::npos ? std::string_view() : text_.substr(equals + 2, close - equals - 2);
    }
    return {};
  }

 private:
  std::string_view text_;
};

void add(PictureSize& size, const Tag& tag) {
  const auto row = std::find_if(kElements.begin(), kElements.end(), [&](const ElementRow& one) { return one.name == tag.name(); });
  const auto undrawn = std::find_if(kUndrawn.begin(), kUndrawn.end(), [&](std::string_view key) { return !tag.value(key).empty(); });
  if (size.unknown.empty() && (row == kElements.end() || undrawn != kUndrawn.end())) size.unknown = row == kElements.end() ? tag.name() : *undrawn;
  if (row == kElements.end()) return;
  size.points += row->points;
  if (row->name == "rect" && (!tag.value("rx").empty() || !tag.value("ry").empty())) size.points += kRoundedCorners - row->points;
  std::string_view corners = tag.value("points");
  size.points += take_numbers(corners) / 2;
  if (row->name == "path") size.points += points_of_path(tag.value("d"));
}

}  // namespace

PictureSize picture_size(std::string_view svg) {
  PictureSize size;
  for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at + 1)) {
    if (svg.substr(at).starts_with("<!--")) {
      at = svg.find("-->", at);
      if (at == std::string_view::npos) break;
      continue;
    }
    const std::size_t end = svg.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = svg.substr(at + 1, end - at - 1);
    if (!inside.starts_with('/') && !inside.starts_with('?') && !inside.starts_with('!')) add(size, Tag(inside));
  }
  return size;
}

}  // namespace lunabloc::lesson
