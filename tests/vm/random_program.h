// Programs put together at random that end, print what they do in the order in which they do it, and use most of the
// language: what two ways of running one program must agree on.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace lunabloc::vm {

// Values as texts that are the same everywhere; calls and handlers that say that they run. Lua 5.4.4 gives the division of
// whole numbers by zero the line of the last call, so that line is left out.
inline constexpr const char* kPrelude = R"lua(local function note(name, ...) print(name, select("#", ...)) return ... end
local function show(...)
  local words = {}
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    if v ~= v then words[i] = "nan"
    elseif math.type(v) then words[i] = math.type(v) .. " " .. tostring(v)
    elseif type(v) == "string" then words[i] = string.format("%q", (v:gsub("program:%d+: (attempt to perform 'n)", "%1"):gsub("program:%d+: (attempt to divide)", "%1"):gsub("-nan", "nan")))
    elseif type(v) == "boolean" or v == nil then words[i] = tostring(v)
    else words[i] = type(v) end
  end
  print(table.concat(words, ", "))
end
local meta = {}
for _, name in ipairs({"add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "shl", "bnot", "eq", "lt", "le", "len", "call"}) do
  meta["__" .. name] = function(a, b) return note(name, 7) end
end
meta.__index = function(t, k) return note("index", k) end
meta.__newindex = function(t, k, v) note("newindex", k, v) end
local m = setmetatable({}, meta)
g, h = 1, "h"
)lua";

class RandomProgram {
 public:
  explicit RandomProgram(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string lua = kPrelude;
    for (int i = 0; i < 12; ++i) {
      lua += "show(pcall(function(a, b, ...)\n  local c, d, t = 3, \"4\", {5, 6, k = 7, \"8\"}\n";
      lua += block(0, Inside::nothing);
      lua += "end, " + leaf() + ", 2, " + leaf() + ", \"z\"))\n";
    }
    return lua;
  }

 private:
  enum class Inside { nothing, loop };
  static constexpr int kDeepest = 3;

  unsigned below(unsigned count) { return static_cast<unsigned>(random_() % count); }
  const char* one_of(const std::vector<const char*>& words) { return words[below(static_cast<unsigned>(words.size()))]; }

  std::string leaf() {
    return one_of({"0", "1", "-2", "2.5", "1e15", "0x10", "\"s\"", "\"10\"", "nil", "true", "false", "math.maxinteger", "3", "''"});
  }
  std::string name() { return one_of({"a", "b", "c", "d", "t", "g", "h", "m"}); }

  std::string expression(int depth) {
    if (depth >= kDeepest) return below(2) == 0 ? leaf() : name();
    const auto inner = [&] { return expression(depth + 1); };
    switch (below(26)) {
      case 0: return leaf();
      case 1:
      case 2: return name();
      case 3: return "t[" + key(inner()) + "]";
      case 4: return "t.k";
      case 5: return "note(\"n" + std::to_string(++notes_) + "\", " + list(depth + 1) + ")";
      case 6: return "(" + inner() + ")";
      case 7: return inner() + " and " + inner();
      case 8: return inner() + " or " + inner();
      case 9: return "not " + inner();
      case 10: return inner() + one_of({" == ", " ~= "}) + inner();
      case 11: return inner() + one_of({" < ", " <= ", " > ", " >= "}) + inner();
      case 12:
      case 13: return inner() + one_of({" + ", " - ", " * ", " / ", " // ", " % "}) + inner();
      case 14: return inner() + one_of({" & ", " | ", " ~ ", " << ", " >> "}) + inner();
      case 15: return "(" + inner() + ") .. (" + inner() + ")";
      case 16: return one_of({"- ", "# ", "~ "}) + inner();
      case 17: return "(function(...) return " + list(depth + 1) + " end)(" + list(depth + 1) + ")";
      case 18: return "{" + list(depth + 1) + "}";
      case 19: return "#{" + list(depth + 1) + ", k = " + inner() + ", [" + leaf_key() + "] = " + inner() + "}";
      case 20: return "select(" + std::string(one_of({"'#'", "1", "-1", "2"})) + ", " + list(depth + 1) + ")";
      case 21: return "...";
      case 22: return "t[1] " + std::string(one_of({"and", "or"})) + " t[2] " + one_of({"<", "=="}) + " t[" + key(inner()) + "]";
      case 23:
      case 24: return search();
      default: return "(m)" + std::string(one_of({"[1]", ".x", "(1, 2)", " + 1", " == {}", " < m"}));
    }
  }
  // Patterns, some of which are none.
  std::string text_and_pattern() {
    const std::string text = one_of({"'ab1 ba2'", "'(a(b)c)'", "''", "'aaa'", "'x=1, y=22'", "t.k", "g"});
    return text + ", " +
           one_of({"'%a+'", "'(%a)(%d)'", "'.-b'", "'%b()'", "'^a*'", "'()%d()'", "'%f[%w]%w+'", "'(a)%1'", "'[^%s]+$'", "'(%a'", "'%'", "'[a'", "'x?'", "'b'", "b"});
  }
  std::string search() {
    switch (below(5)) {
      case 0: return "string.find(" + text_and_pattern() + one_of({"", ", 2", ", -1", ", 1, true", ", a"}) + ")";
      case 1: return "string.match(" + text_and_pattern() + one_of({"", ", 2", ", 9"}) + ")";
      case 2: return "string.gsub(" + text_and_pattern() + ", " + one_of({"'<%0>'", "'%1%1'", "'%2'", "'%%'", "'%x'", "{a = 'A', b = false, [1] = 2}", "t", "7"}) +
                     one_of({"", ", 1", ", 0"}) + ")";
      case 3: return "string.gsub(" + text_and_pattern() + ", function(...) return note('found', ...) end)";
      default: return "string.rep(" + std::string(one_of({"''", "'ab'", "7", "b"})) + ", " + one_of({"3", "-1", "'2'", "'x'", "nil"}) + one_of({"", ", ''", ", ','"}) + ")";
    }
  }
  // By a call: Lua 5.4.4 compiles t[a < b] wrongly when t is a local of an outer function, and what then happens depends on
  // what stands around it.
  static std::string key(const std::string& value) { return "note('key', " + value + ")"; }
  std::string leaf_key() { return one_of({"1", "2", "'x'", "2.0", "true"}); }

  std::string list(int depth) {
    std::string text = expression(depth);
    for (unsigned more = below(3); more > 0; --more) text += ", " + expression(depth);
    return text;
  }

  std::string target() {
    return one_of({"a", "b", "c", "g", "h", "t[1]", "t[2]", "t.k", "t[a]", "t[note('key', 1)]", "m.x", "t[#t + 1]", "note('table', t)[3]"});
  }

  std::string block(int depth, Inside inside) {
    std::string lua;
    for (unsigned count = 2 + below(depth == 0 ? 6 : 3); count > 0; --count) lua += "  " + statement(depth, inside) + "\n";
    if (below(3) == 0) lua += "  do return " + list(1) + " end\n";
    return lua;
  }

  std::string statement(int depth, Inside inside) {
    const bool flat = depth >= kDeepest;
    // Most of what is evaluated fails, and what stands behind it should run all the same.
    if (below(3) == 0) return "show(pcall(function(...) return " + list(0) + " end, a, ...))";
    switch (below(flat ? 8 : 18)) {
      case 0: return "local a = " + list(2);
      case 1: return "local c, d <const> = " + list(2);
      case 2: return target() + " = " + list(2);
      case 3: return target() + ", " + target() + " = " + list(2);
      case 4: return "show(" + list(2) + ")";
      case 5: return "t[1], t[2] = t[2], t[1]";
      case 6: return inside == Inside::loop ? "if " + expression(2) + " then break end" : "note('here')";
      case 7: return "show(t[1], t[2], t.k, a, b)";
      case 8: return "if " + expression(2) + " then\n" + block(depth + 1, inside) + "  elseif " + expression(2) + " then\n" +
                     block(depth + 1, inside) + "  else\n" + block(depth + 1, inside) + "  end";
      case 9: return "for i = " + std::string(one_of({"1, 3", "3, 1, -1", "1, 2, 0.5", "1, 0", "'a', 2", "1, 3, 0"})) + " do\n" +
                     block(depth + 1, Inside::loop) + "  end";
      case 10: return "for k, v in ipairs({" + list(2) + "}) do\n" + block(depth + 1, Inside::loop) + "  end";
      case 11: return "do local n = 0 while n < 2 and note('while', true) do n = n + 1\n" + block(depth + 1, Inside::loop) + "  end end";
      case 12: return "do local n = 0 repeat n = n + 1 local e = n > 1\n" + block(depth + 1, Inside::loop) + "  until e or note('until', n > 3) end";
      case 17: return "for v, w in string.gmatch(" + text_and_pattern() + ") do\n  show(v, w)\n" + block(depth + 1, Inside::loop) + "  end";
      case 13: return "do\n" + block(depth + 1, inside) + "  end";
      case 14: return "for i = 1, 2 do\n  if " + expression(2) + " then goto continue end\n  do\n" + block(depth + 1, Inside::loop) +
                      "  end\n  ::continue:: end";
      case 15: return "local function f(x, ...)\n" + block(depth + 1, Inside::nothing) + "  end\n  show(pcall(f, " + list(1) + "))";
      default: return "local co = coroutine.wrap(function(...)\n  show(coroutine.yield(" + list(1) + "))\n" + block(depth + 1, Inside::nothing) +
                      "  end)\n  show(co(" + list(1) + "))\n  show(pcall(co, 1))";
    }
  }

  std::mt19937 random_;
  int notes_ = 0;
};

}  // namespace lunabloc::vm
