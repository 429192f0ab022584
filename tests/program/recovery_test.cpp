// What one fault spoils: each word that closes, opens or joins something is taken out of each program in turn, and the
// statements elsewhere are counted that are still there, with the same words.
#include <gtest/gtest.h>

#include <map>

#include "program/cursor.h"
#include "verdict_programs.h"

namespace lunabloc::program {
namespace {

using Statements = std::map<std::string, int>;

// The statements around, from the inside.
std::string place_of(const Walk& walk) {
  std::string place;
  for (std::size_t up = 0; up < walk.depth(); ++up)
    if (is_statement(walk.ancestor(up).kind())) place.append(" in ").append(name_of(walk.ancestor(up).kind()));
  return place;
}

// Outside `fault`: what holds it is spoiled by right.
struct Found {
  Statements by_words, by_place;
};
Found statements_without(const Tree& tree, TextRange fault) {
  Found found;
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    const Syntax& at = walk.at();
    if (!at.is_node() || !is_statement(at.kind()) || at.kind() == SyntaxKind::skipped) continue;
    const TextRange range = at.token_range();
    if (range.end >= fault.start && range.start <= fault.end) continue;
    const std::string words = std::string(name_of(at.kind())) + " " + std::string(at.token_text());
    ++found.by_words[words];
    ++found.by_place[words + place_of(walk)];
  }
  return found;
}

std::size_t missing_in(const Statements& after, const Statements& before) {
  std::size_t missing = 0;
  for (const auto& [words, count] : before) {
    const auto found = after.find(words);
    missing += static_cast<std::size_t>(std::max(0, count - (found == after.end() ? 0 : found->second)));
  }
  return missing;
}

struct Harm {
  std::size_t faults = 0, statements = 0, lost = 0, moved = 0, worst = 0;
  std::string worst_program;
};

std::string class_of(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::kw_end:
    case SyntaxKind::kw_until: return "end";
    case SyntaxKind::kw_then:
    case SyntaxKind::kw_do: return "then, do";
    case SyntaxKind::left_paren:
    case SyntaxKind::left_brace:
    case SyntaxKind::left_bracket: return "opening bracket";
    case SyntaxKind::right_paren:
    case SyntaxKind::right_brace:
    case SyntaxKind::right_bracket: return "closing bracket";
    case SyntaxKind::equal:
    case SyntaxKind::comma: return "= and ,";
    default: return is_keyword(kind) ? "other word" : "";
  }
}

class Recovery : public testing::Test {
 protected:
  void fault(const std::string& of_class, const std::string& lua, const Tree& whole, TextRange removed) {
    const std::string damaged = lua.substr(0, removed.start) + lua.substr(removed.end);
    const Found before = statements_without(whole, removed);
    const Found after = statements_without(parse(damaged).tree, {damaged.size() + 2, damaged.size() + 2});
    const std::size_t lost = missing_in(after.by_words, before.by_words);
    Harm& harm = harms_[of_class];
    for (const auto& [words, count] : before.by_words) harm.statements += static_cast<std::size_t>(count);
    harm.moved += missing_in(after.by_place, before.by_place) - lost;
    ++harm.faults;
    harm.lost += lost;
    if (lost > harm.worst) {
      harm.worst = lost;
      harm.worst_program = damaged;
    }
  }
  void take_words_out_of(const std::vector<std::string>& programs) {
    for (const std::string& lua : programs) {
      const Parsed whole = parse(lua);
      if (!whole.diagnostics.empty()) continue;
      for (const TextRange token : tokens_of(lua)) {
        const SyntaxKind kind = lex(lua, token.start).kind;
        if (kind == SyntaxKind::short_string) {
          fault("quote", lua, whole.tree, {token.start, token.start + 1});
          fault("quote", lua, whole.tree, {token.end - 1, token.end});
        } else if (const std::string of_class = class_of(kind); !of_class.empty()) {
          fault(of_class, lua, whole.tree, token);
        }
      }
    }
  }
  // Per thousand.
  std::size_t harm_of(const std::string& of_class) {
    const Harm& harm = harms_[of_class];
    return harm.lost * 1000 / std::max<std::size_t>(harm.statements, 1);
  }
  void TearDown() override {
    for (const auto& [of_class, harm] : harms_) {
      std::printf("%s: %zu faults, %zu of %zu statements elsewhere lost, %zu at most; %zu in another body\n", of_class.c_str(), harm.faults,
                  harm.lost, harm.statements, harm.worst, harm.moved);
      if (std::getenv("LUNABLOC_FULL") != nullptr) std::printf("{%s}\n", harm.worst_program.c_str());
    }
  }
  std::map<std::string, Harm> harms_;
};

// A set that does not grow with the lessons, so that the figures stay comparable.
TEST_F(Recovery, SpoilsOnlyItsOwnStatement) {
  take_words_out_of(seed_programs({"tests/program/instrument/programs", "lessons/A01", "lessons/A04", "lessons/C01", "tests/fuzz/seeds/lua"}));
  // Measured, and a little above: each line is a promise.
  EXPECT_LE(harm_of("end"), 10U);
  EXPECT_LE(harm_of("quote"), 10U);
  EXPECT_LE(harm_of("then, do"), 10U);
  EXPECT_LE(harm_of("closing bracket"), 10U);
  EXPECT_LE(harm_of("opening bracket"), 10U);
  EXPECT_LE(harm_of("= and ,"), 10U);
  EXPECT_LE(harm_of("other word"), 10U);
}

// A bracket that stays open takes no line below it that looks like a statement; one deeper, in a call that goes on there, it may.
TEST_F(Recovery, InOurLessonsAFaultSpoilsOneStatementAtMost) {
  take_words_out_of(programs_in({"lessons"}));
  for (const auto& [of_class, harm] : harms_) EXPECT_LE(harm.worst, 1U) << of_class;
}

}  // namespace
}  // namespace lunabloc::program
