// Thousands of programs, good and broken, the same each time: every seed damaged at every token, every limit, every
// form of number, escape, bracket and line end.
#pragma once

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "blocks_support.h"
#include "program/cursor.h"
#include "program/lexer.h"

namespace lunabloc::program {

using EachProgram = std::function<void(const std::string& lua)>;

// Every program that the repository keeps.
// Programs as pupils write them: what a lesson computes its checks with is none.
inline std::vector<std::string> programs_in(std::initializer_list<const char*> folders) {
  std::vector<std::string> programs;
  for (const char* folder : folders) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(support::source_folder() / folder))
      if (entry.path().extension() == ".lua" && entry.path().filename() != "controles.lua") files.push_back(entry.path());
    std::ranges::sort(files);
    for (const std::filesystem::path& file : files) programs.push_back(base::read_file(file).value_or(""));
  }
  return programs;
}

// Some lessons only, so that no test takes longer with every lesson that is written.
inline std::vector<std::string> seed_programs(std::initializer_list<const char*> folders = {
                                                  "tests/program/instrument/programs", "lessons/A01", "lessons/A04", "lessons/A07",
                                                  "lessons/A13", "lessons/A16", "lessons/C01", "lessons/D04", "tests/fuzz/seeds/lua"}) {
  std::vector<std::string> seeds = programs_in(folders);
  for (const std::filesystem::path& file : corpus_files())
    for (const CorpusCase& a_case : read_corpus(file)) seeds.push_back(a_case.lua);
  for (const CorpusCase& a_case : read_corpus(support::source_folder() / "tests/program/verdicts.txt"))
    seeds.push_back(a_case.lua);
  return seeds;
}

inline std::vector<TextRange> tokens_of(std::string_view lua) {
  std::vector<TextRange> tokens;
  for (std::size_t offset = 0; offset < lua.size();) {
    const Token token = lex(lua, offset);
    if (!is_trivia(token.kind)) tokens.push_back({offset, offset + token.length});
    offset += std::max<std::size_t>(token.length, 1);
  }
  return tokens;
}

// The seed with one token taken away, doubled, exchanged with the next, replaced, joined by another; cut before and
// inside each.
inline void damaged_programs(const std::string& seed, const EachProgram& each) {
  static const std::vector<std::string> others = {
      "end", "(", ")", "then", "do", "=", ",", "..", "{", "}", "]", "[", "1", "x", "\"", "'", "[[", "--[[", "until", "else",
      "elseif", "function", "return", "break", "goto", "::", ";", "not", "-", "...", "local", "<const>", "if", "in", "3x", "\n", "@"};
  const std::vector<TextRange> tokens = tokens_of(seed);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto [start, end] = tokens[i];
    const std::string before = seed.substr(0, start), token = seed.substr(start, end - start), after = seed.substr(end);
    const std::string& other = others[i * 7 % others.size()];
    each(before + after);
    each(before + token + " " + token + after);
    each(before + other + after);
    each(before + other + " " + token + after);
    each(before);
    each(before + token.substr(0, (token.size() + 1) / 2));
    if (i + 1 < tokens.size()) {
      const auto [next_start, next_end] = tokens[i + 1];
      each(before + seed.substr(next_start, next_end - next_start) + seed.substr(end, next_start - end) + token + seed.substr(next_end));
    }
  }
}

inline std::string repeated(std::size_t count, std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}
inline std::string nested(std::size_t count, std::string_view open, std::string_view middle, std::string_view close) {
  return repeated(count, open) + std::string(middle) + repeated(count, close);
}
// a1,a2,…
inline std::string names(std::size_t count, const std::string& letter, const std::string& between = ",") {
  std::string list;
  for (std::size_t i = 1; i <= count; ++i) list += (i > 1 ? between : "") + letter + std::to_string(i);
  return list;
}

// At each limit of Lua's compiler: one below, on it, one above.
inline void programs_at_limits(const EachProgram& each) {
  // 254 registers, two a level.
  for (std::size_t count = 124; count <= 130; ++count)
    for (const char* opener : {"f{", "f(", "o:m{"})
      for (const char* value : {"1\n", "a\n", "f()\n", "f{1}\n", "f\n{1}\n", "g()()\n", "{}\n"})
        each("x = " + nested(count, opener, value, opener[std::strlen(opener) - 1] == '(' ? ")" : "}"));
  for (std::size_t count = 193; count <= 201; ++count) {
    for (const char* unary : {"not ", "- ", "#", "~"}) each("x = " + nested(count, unary, "1", ""));
    each("x = " + nested(count, "(", "1", ")"));
    each("x = " + nested(count, "(\n", "1", ")"));
    each(nested(count, "(", "f", ")") + "()");
    each("x = " + nested(count, "{", "", "}"));
    each("x = " + nested(count, "{a = ", "1", "}"));
    each("x = " + nested(count, "{[1] = ", "1", "}"));
    each("x = " + nested(count, "{[", "1", "] = 1}"));
    each("x = " + nested(count, "a[", "1", "]"));
    each("x = " + nested(count, "f(", "1", ")"));
    each("x = " + nested(count, "f{", "1", "}"));
    each("x = " + nested(count, "o:m(", "1", ")"));
    each(nested(count, "f(", "", ")"));
    each(nested(count, "do ", "", " end"));
    each(nested(count, "do\n", "", "end\n"));
    each(nested(count, "do ", "x = 1", " end"));
    each(nested(count, "if x then ", "", " end"));
    each(nested(count, "if x then else ", "", " end"));
    each(nested(count, "if x then elseif y then ", "", " end"));
    each(nested(count, "while x do ", "", " end"));
    each(nested(count, "for i = 1, 2 do ", "", " end"));
    each(nested(count, "for k in p do ", "", " end"));
    each(nested(count, "repeat ", "", " until x"));
    each(nested(count, "function f() ", "", " end"));
    each(nested(count, "local function f() ", "", " end"));
    for (const char* right : {"..a", "^a"}) each("x = a" + repeated(count, right));
    for (const char* left : {"+a", " or a", " == a", "<<a"}) each("x = a" + repeated(count, left));
    each("x = a" + repeated(count, " .. -a"));
    each("x = a" + repeated(count, "^-a"));
    each("a" + repeated(count, ",a") + " = 1");
    each("a" + repeated(count, ",\na") + " = 1");
    each("a.b" + repeated(count, ",a.b") + " = 1");
    each("a" + repeated(count, ".b") + " = 1");
    each("a" + repeated(count, "()"));
    each(names(count, "::l", ":: ") + "::");
    each(names(count, "::l", "::\n;") + "::");
    each("do " + names(count, "::l", ":: ") + ":: end");
    each(repeated(count, ";"));
    each("if x then" + repeated(count, " elseif x then") + " end");
    each("return " + nested(count, "(", "1", ")"));
    each("local x = " + nested(count, "(", "1", ")"));
    each("f " + nested(count, "{", "", "}"));
    each("if " + nested(count, "(", "1", ")") + " then end");
    each("x = function() return " + nested(count, "(", "1", ")") + " end");
  }
  for (std::size_t count = 47; count <= 52; ++count) each(nested(count, "x = {function() return ", "1", " end}"));
  for (std::size_t count = 95; count <= 101; ++count) {
    each(nested(count, "x = function() ", "", " end"));
    each(nested(count, "x = function() return ", "1", " end"));
    each(nested(count, "f(function() ", "", " end)"));
    each(nested(count, "x = {(", "1", ")}"));
    each(nested(count, "do f(function() ", "", " end) end"));
  }
  for (std::size_t count = 196; count <= 202; ++count) {
    for (const char* between : {",", ",\n"}) {
      const std::string list = names(count, "a", between);
      each("local " + list);
      each("local function f(" + list + ") end");
      each("function f:m(" + list + ") end");
      each("for " + list + " in p do end");
      each("local " + names(count - 4, "a", between) + "\nfor i = 1, 2 do end");
      each("local " + names(count - 5, "a", between) + "\nfor k in f do local x end");
      each("do local " + list + " end local " + list);
      each("if x then local " + list + " else local " + list + " end");
    }
    each("local " + names(count, "a", "\nlocal "));
    each("local " + names(count, "a", " = 1\nlocal ") + " = 1");
    each("local function " + names(count, "a", "() end\nlocal function ") + "() end");
    each("local " + names(count - 1, "a") + "\nlocal b <const> = 1");
    each("local " + names(count - 1, "a") + "\nlocal b <close> = nil");
  }
  for (std::size_t count = 245; count <= 258; ++count) {
    for (const char* between : {",", ",\n"}) {
      const std::string list = names(count, "a", between);
      each("f(" + list + ")");
      each("o:m(" + list + ")");
      each("return " + list);
      each("return f(" + list + ")");
      each("return {" + list + "}");
      each("x = {" + list + "}");
      each(list + " = " + list);
      each("f(1, g(2, " + list + "))");
      each("local x, y\nreturn f(" + list + ")");
      each("for i in " + list + " do end");
      each("x = {f(" + list + ")}");
    }
    each("local " + names(190, "a") + "\nlocal function f()\nlocal " + names(190, "b") + "\nreturn function() return {" +
         names(190, "a") + "," + names(count - 190, "b") + "} end end");
    each("local " + names(190, "a") + "\nlocal function f()\nlocal " + names(190, "b") + "\nreturn function()\nreturn {" +
         names(190, "a", ",\n") + "," + names(count - 190, "b", ",\n") + "}\nend\nend");
    each("x = a" + repeated(count, " .. a"));
  }
}

inline void programs_of_names_and_jumps(const EachProgram& each) {
  const std::vector<std::string> pieces = {
      "break", "goto l", "::l::", "local x", "do", "end", "repeat", "until x", "while x do", "x = 1", "local x <const> = 1",
      "local x <close> = nil", "function f()", "return ...", ";", "function x() end", "x, y = 1", "if x then", "else",
      "for x = 1, 2 do", "for x in x do", "local x <what>", "local x <close>, z <close> = nil", "return", "local function x(...)",
      "f(function() x = 2 end)", "local x <const>, y = 1, 2"};
  // Every order of three, each on its line, in every frame that changes their meaning.
  const std::vector<std::pair<std::string, std::string>> frames = {
      {"", ""}, {"while x do\n", "\nend\nf()"}, {"local x <const> = 1\nf(function()\n", "\nend)\n"}, {"repeat\n", "\nuntil x\n"}};
  for (std::size_t a = 0; a < pieces.size(); ++a)
    for (std::size_t b = 0; b < pieces.size(); ++b)
      for (std::size_t c = 0; c < pieces.size(); ++c) {
        const auto& [before, after] = frames[(a + b + c) % frames.size()];
        each(before + pieces[a] + "\n" + pieces[b] + "\n" + pieces[c] + after);
      }
}

inline void programs_of_tokens(const EachProgram& each) {
  const std::vector<std::string> numbers = {
      "3", "3.", ".5", "3..2", "1..2", "3 ..2", "3. ..2", "3x", "1_000", "0x", "0X", "0x.p1", "0x1p", "0x1p+", "1e", "1e+", "1E-", "10L",
      "0x1e+1", "0x.1p4", "0xA.8P+1", "0xA.", "007", "1e1", "1e+1x", "1.2.3", "0x1.2.3", "0xg", "1e5e5", "..5", "...5", "1...2", "0b1", "1e1.5",
      "9223372036854775808", "0xfffffffffffffffffff", "1e999", ".e1", ".", "0x.", "0xep1", "1f", "08.5e-3", "3.5f", "1é", "0x1P-7", "1ee", "0e"};
  for (const std::string& number : numbers) {
    each("x = " + number);
    each("x = " + number + "\ny = 1");
    each("x = a" + number + "\n");
    each("f(\n" + number + ")\n");
  }
  const std::vector<std::string> escapes = {
      "\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\'", "\\z  \n  a", "\\z", "\\\n", "\\\r\n", "\\\n\r", "\\\r", "\\0", "\\65", "\\255", "\\256", "\\999", "\\3a",
      "\\x41", "\\x4", "\\xg1", "\\x", "\\u{41}", "\\u{}", "\\u41", "\\u{7FFFFFFF}", "\\u{80000000}", "\\u{41", "\\u{g}", "\\u", "\\c", "\\ ", "\\é",
      "\\", "a\nb", "a\rb", "\\u{00000000041}", "\\u{FFFFFFFFFFFFFFFFF}", "\\x\n", "\\q\n", "\\25\n6", std::string("\0", 1), "\\" + std::string("\0", 1), "\xff"};
  for (const std::string& escape : escapes) {
    for (const char* quote : {"\"", "'"}) {
      each("x = " + std::string(quote) + escape + quote);
      each("x = " + std::string(quote) + "a" + escape + "b" + quote + "\ny = 1");
      each("x = 1\ny = " + std::string(quote) + escape);
      each("f " + std::string(quote) + escape + quote + "\n\n\n@");
    }
  }
  const std::vector<std::string> brackets = {
      "[[a]]", "[=[a]=]", "[==[a]=]b]==]", "[=a", "[==", "[=", "[", "[[", "[=[", "[[a]", "[=[a]]", "[[a]=]", "[[\n\na]]", "[[\r\na\n\r]]", "[[]]]", "[[a]]]]",
      "[===[ ]==]]===]", "[=[ ]] ]=]", "a[[[k]]]", "a[ [[k]] ]", "a[=[k]=]", "a[=1]", "[=[\n\n\n"};
  for (const std::string& bracket : brackets) {
    each("x = " + bracket);
    each("x = " + bracket + "\n\ny = = 1");
    each("f(" + bracket + ")");
    each("--" + bracket + "\nx = = 1");
    each("x = 1 --" + bracket + " y\n\n)");
    each("---" + bracket + "\nx = = 1");
    each("-- " + bracket + "\nx = = 1");
  }
  for (int byte = 0; byte < 256; ++byte) {
    const std::string sign(1, static_cast<char>(byte));
    each("x = 1\n" + sign + "\ny = 2");
    each("x = 1 " + sign + " 2\n");
    each("x" + sign + "= 1");
    each("x = '" + sign + "'\n-- " + sign + "\n");
    each(sign + "x = 1\n");
    each("x = a\n" + sign + "(b)");
    each("goto l " + sign);
  }
  const std::vector<std::string> files = {"x = 1\ny = = 2\n", "x = 1\n", "if x then\n  f()\n", "x = [[\n\n]]\ny = 'a\\\n' )", "-- a\n--[[\n]]\nx = @\n", "break\n\nf()"};
  for (const std::string& file : files) {
    for (const char* line_end : {"\n", "\r", "\r\n", "\n\r", "\n\n", "\r\r\n", "\n\r\n", "\r\n\r"}) {
      std::string lua;
      for (const char byte : file) lua += byte == '\n' ? line_end : std::string(1, byte);
      for (const char* head : {"", "\xEF\xBB\xBF", "#!lua", "#", "\xEF\xBB\xBF#!lua", "\xEF\xBB\xBF\xEF\xBB\xBF", "\xEF\xBB", "\xEF", " #", "#t = 1\n#", "\xFF\xFE"}) {
        each(head + lua);
        each(head + std::string(line_end) + lua);
      }
    }
  }
}

}  // namespace lunabloc::program
