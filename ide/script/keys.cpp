#include "ide/script/keys.h"

#include <array>
#include <utility>

namespace lunabloc::ide::script {
namespace {

using app::InputEvent;
using widgets::Key;
using widgets::KeyPress;

constexpr std::pair<std::string_view, Key> kNames[] = {
    {"Enter", Key::enter},    {"Entrée", Key::enter},   {"Space", Key::space},     {"Espace", Key::space},
    {"Escape", Key::escape},  {"Échap", Key::escape},   {"Tab", Key::tab},         {"Up", Key::up},
    {"Down", Key::down},      {"Left", Key::left},      {"Right", Key::right},     {"Home", Key::home},
    {"Origine", Key::home},   {"End", Key::end},        {"Fin", Key::end},         {"PageUp", Key::page_up},
    {"PageDown", Key::page_down}, {"Insert", Key::insert}, {"Delete", Key::del},   {"Suppr", Key::del},
    {"Backspace", Key::backspace}, {"Menu", Key::menu}, {"Control", Key::control}, {"F1", Key::f1},
    {"F2", Key::f2},          {"F3", Key::f3},          {"F4", Key::f4},           {"F5", Key::f5},
    {"F6", Key::f6},          {"F7", Key::f7},          {"F8", Key::f8},           {"F9", Key::f9},
    {"F10", Key::f10},        {"F11", Key::f11},        {"F12", Key::f12}};

// The first code point, and what follows it.
char32_t take_letter(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead < 0x80 ? 1 : (lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4));
  char32_t letter = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t index = 1; index < size && index < text.size(); ++index)
    letter = (letter << 6U) | (static_cast<unsigned char>(text[index]) & 0x3FU);
  text.remove_prefix(std::min(size, text.size()));
  return letter;
}

KeyPress press_of(char32_t letter) {
  KeyPress press;
  press.letter = letter >= U'A' && letter <= U'Z' ? letter + 32 : letter;
  press.modifiers.shift = press.letter != letter;
  if (letter >= U'0' && letter <= U'9') press.digit = static_cast<int>(letter - U'0');
  return press;
}

}  // namespace

std::optional<KeyPress> key_named(std::string_view words) {
  widgets::Modifiers modifiers;
  const auto take = [&](std::string_view prefix, bool& flag) {
    if (!words.starts_with(prefix)) return false;
    words.remove_prefix(prefix.size());
    flag = true;
    return true;
  };
  while (take("Ctrl+", modifiers.ctrl) || take("Shift+", modifiers.shift) || take("Maj+", modifiers.shift) ||
         take("Alt+", modifiers.alt)) {
  }
  KeyPress press;
  for (const auto& [name, key] : kNames)
    if (name == words) {
      press.key = key;
      press.modifiers = modifiers;
      return press;
    }
  if (words.empty()) return std::nullopt;
  press = press_of(take_letter(words));
  if (!words.empty()) return std::nullopt;
  press.modifiers.ctrl = modifiers.ctrl, press.modifiers.alt = modifiers.alt;
  // With Ctrl the case of the letter says nothing.
  press.modifiers.shift = modifiers.shift || (press.modifiers.shift && !modifiers.ctrl);
  return press;
}

void push_key(app::InputQueue& queue, const KeyPress& key) {
  InputEvent event;
  event.key = key;
  event.kind = InputEvent::Kind::key_down;
  queue.push(event);
  event.kind = InputEvent::Kind::key_up;
  event.key.modifiers = {};
  queue.push(event);
}

void push_text(app::InputQueue& queue, std::string_view utf8) {
  while (!utf8.empty()) {
    const std::string_view before = utf8;
    const char32_t letter = take_letter(utf8);
    if (letter == U'\n') {
      push_key(queue, {.key = Key::enter});
      continue;
    }
    InputEvent event;
    event.key = press_of(letter);
    if (letter == U' ') event.key.key = Key::space;
    event.kind = InputEvent::Kind::key_down;
    queue.push(event);
    InputEvent text;
    text.kind = InputEvent::Kind::text;
    text.text = std::string(before.substr(0, before.size() - utf8.size()));
    queue.push(text);
    event.kind = InputEvent::Kind::key_up;
    event.key.modifiers = {};
    queue.push(event);
  }
}

}  // namespace lunabloc::ide::script
