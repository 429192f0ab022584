// Words: the table from a message's id to what is said, in the person's language.
//
// French is written first: assets/messages/fr.yaml and fr-*.yaml map an id to a text, or to {vu, essaie} for what a
// learner reads. Every other language is a gettext catalogue, <language>.po: the context of a text is its id, and
// « <id> essaie » for the second line. What a catalogue lacks, or translates from words that French no longer says, is
// said in French; a tidy test fails on it, and on an id that is missing, which is shown between ‹ ›.
// `{name}` in a text is filled from the arguments; a large `{mesure}` is written as people do: 10 000 000, 10,000,000.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lunabloc::base {

// What a learner reads: what was seen, then one thing to try.
struct Advice {
  std::string seen;
  std::string try_this;
  bool operator==(const Advice&) const = default;
};

class Messages {
 public:
  // Errors: those of load_data and read_po; "data.duplicate_key".
  static Result<Messages> load(const std::filesystem::path& folder, const std::string& language);

  const std::string& language() const { return language_; }
  bool has(std::string_view id) const { return table_.find(id) != table_.end(); }
  // A text; for an entry with two lines, the first.
  std::string text(std::string_view id, const Arguments& arguments = {}) const;
  Advice advice(std::string_view id, const Arguments& arguments = {}) const;
  // `FILE:LINE:COL: text`, or the text alone when the error has no place.
  std::string describe(const Error& error) const;

  const std::map<std::string, Advice, std::less<>>& table() const { return table_; }

 private:
  std::string language_;
  std::map<std::string, Advice, std::less<>> table_;
};

// Puts the arguments in the places of `{name}`; an unknown name stays as written. Words that agree with the number said
// before them are written « {n} <case/cases> »: the first for one (in French, for less than two), else the second.
std::string fill(std::string_view text, const Arguments& arguments, std::string_view language = "fr");

// "fr" or "en": the option when given, else the environment's LC_ALL, LC_MESSAGES, LANG; French by default.
std::string language_from_environment();

}  // namespace lunabloc::base

namespace lunabloc {
using base::Advice;
using base::Messages;
}  // namespace lunabloc
