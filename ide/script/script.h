// A script of the window: one step a line, read whole and checked before anything is played (ide/README.md).
//
//   open K03
//   drag palette.block.wait to block "allumer" below
//   wait run finished for 10
//   shot k03-pret
//
// Words stand between spaces; a label stands between quotes, with \" \\ and \n inside. # begins a comment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::ide::script {

struct Word {
  std::string text;
  bool quoted = false;
  bool is(std::string_view bare) const { return !quoted && text == bare; }
};

struct Step {
  std::uint32_t line = 0;
  std::string source;       // the line as written
  std::string verb;
  std::vector<Word> words;  // after the verb
};

struct Script {
  std::filesystem::path file;
  std::vector<Step> steps;
};

// Errors: those of base/file.h; "ide.script.line" {nom} with its place for a verb that does not exist, a quote that
// does not end, words that the verb does not take.
Result<Script> read_script(const std::filesystem::path& file);
Result<Script> parse_script(std::string_view text, const std::filesystem::path& file);

}  // namespace lunabloc::ide::script
