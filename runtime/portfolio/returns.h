// What a teacher says of a pupil's work: a comment on a block, a word on a criterion or a skill. Written in the class folder,
// taken home by the pupil, kept with the work it is about.
//
//   <class>/retours/<pseudonym>.jsonl          the teacher's file; nobody else writes it
//   <home>/works/<work>/retours.jsonl          what the pupil has of it
//
//   {"id":"…","work":"A05","line":"turtle.forward(20)","nth":1,"comment":"Et si c’était i ?"}
//   {"id":"…","work":"A05","criterion":"Le dessin est lisible","word":"oui"}
//   {"id":"…","skill":"CRCN-3.4","word":"en-bonne-voie"}
//   {"id":"…","work":"A05","gone":true}        was taken back: its words are in the file no more
//
// A comment stays with its statement, known by its text: it is still there after other lines have come and gone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/files.h"

namespace lunabloc::portfolio {

struct Return {
  std::string id;                 // its own, given when it is written
  std::string work;               // "A05/creer"
  std::string line;               // text of the statement, without the spaces around it
  int nth = 1;                    // which of the lines that say the same
  std::string comment;
  std::string criterion, skill, word;
  bool operator==(const Return&) const = default;
};

// The line of a program (from 1) as a place for a comment; nothing: there is no such line, or it is blank.
std::optional<Return> place_in(const std::string& program, std::size_t line);
// Where the commented statement stands now, from 1; nothing: it is gone.
std::optional<std::size_t> line_now(const Return& said, const std::string& program);

// What was not taken back, in the order in which it was said.
std::vector<Return> returns_of(const std::string& lines);
// Gives the id. Errors: those of base/file.h.
Result<std::string> write_return(const std::filesystem::path& folder, const std::string& pseudonym, Return said);
// Takes back what was said; nothing where nobody said it. Errors: those of base/file.h.
Result<void> withdraw_return(const std::filesystem::path& folder, const std::string& pseudonym, const std::string& id);
std::vector<Return> returns_for(const std::filesystem::path& folder, const std::string& pseudonym);
// Puts what is new beside the works at home, and takes away there what was taken back; how many came or went. What is said of a
// skill alone stays with the teacher.
Result<std::size_t> take_returns(const std::filesystem::path& folder, const std::string& pseudonym, const std::filesystem::path& home);

// The three words of criteria and skills.
bool is_word(const std::string& word);

}  // namespace lunabloc::portfolio
