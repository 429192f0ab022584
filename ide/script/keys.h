// Keys as a script writes them: Ctrl+Z, Maj+F5, Entrée, Tab, a.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ide/app/input_queue.h"

namespace lunabloc::ide::script {

std::optional<widgets::KeyPress> key_named(std::string_view words);
// Down and up.
void push_key(app::InputQueue& queue, const widgets::KeyPress& key);
// What a keyboard would send to write the text: for each letter a key, and the letter.
void push_text(app::InputQueue& queue, std::string_view utf8);

}  // namespace lunabloc::ide::script
