// Where a value comes from: the statement that gave it, what that statement read, and so on, back to constants, to what
// came from outside and to what a function was given.
//
//   RecordedRun run{program, playback};
//   Origin origin = origin_of(run, {.name = "total", .before = …});   // total = total + prix
//   origin.reads[1].question                                          // ask on: where did `prix` come from?
//
// Pure: it reads the trace and the tree. Each node is found when it is asked for, in a run of any length. What the trace
// does not tell is said to be unknown, never guessed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/playback.h"
#include "session/ran_program.h"
#include "session/told_value.h"

namespace lunabloc::session {

struct RecordedRun {
  const RanProgram& program;
  const Playback& playback;
};

// The value of a variable, of one of its elements, or what a function has answered, as the first `before` events of the
// trace leave it.
struct OriginQuestion {
  std::string name;                        // of the variable, or of the function
  std::optional<trace::Value> key;         // of an element: t[2], t.x
  std::size_t before = 0;
  std::optional<std::size_t> answered_by;  // the event of the `return`
  std::optional<std::size_t> variable;     // index in Names::variables, where several bear the name
  bool operator==(const OriginQuestion&) const = default;
};

struct OriginRead {
  enum class Kind { variable, element, input, answer, call };  // answer: of the program's own function; call: of another
  Kind kind = Kind::variable;
  std::string name;   // "prix", "t[2]", "ask", "random(1, 6)"
  std::optional<std::string> value;  // as it is shown; nothing when it is not known
  std::optional<OriginQuestion> question;  // to go on; nothing where the chain ends
};

struct Origin {
  enum class Kind {
    unknown,    // the trace tells nothing of it
    given,      // set before the program began
    assigned,   // by a statement
    loop,       // the turn of a `for`
    parameter,  // a call gave it
    answered    // a function's `return`
  };
  Kind kind = Kind::unknown;
  std::string name;        // "total", "t[2]"
  std::string value;       // as it is shown; empty when it is not known
  std::size_t moment = 0;  // which shows it: so many statements have run
  TextRange statement;     // of the program's text; empty for unknown and given
  TextRange expression;    // that gave the value; empty when none is written
  std::vector<OriginRead> reads;  // in the order of the text
  bool sure = true;        // false: an element whose place is not told; it may be another one
};

Origin origin_of(const RecordedRun& run, const OriginQuestion& question);

// "total", "t[2]", "t[i]", "t.x" as a question about that moment; nothing when it is none of these.
std::optional<OriginQuestion> question_about(const RecordedRun& run, std::string_view words, std::size_t moment);

// The moment before (after) this one at which an element ("t[2]", its place as it is now) took its value.
std::optional<std::size_t> moment_of_element_change(const RecordedRun& run, std::string_view words, std::size_t moment, bool back);

// What the names were when the first so many events had happened. `statement`: where the expression stands.
ValueOfName values_before(const RecordedRun& run, std::size_t events, std::size_t statement);

// The statement's first line, without what it contains: "for i = 1, 3 do".
std::string head_of(const RanProgram& program, TextRange statement);

}  // namespace lunabloc::session
