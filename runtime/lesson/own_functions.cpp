#include "lesson/own_functions.h"

#include <fmt/format.h>

#include "base/file.h"

namespace lunabloc::lesson {
namespace {

constexpr std::string_view kPrefix = "controles.lua:";

// The numbers of base/random.h, in Lua.
constexpr std::string_view kRandom =
    "local state = SEED local function random(a, b) state = (state ~ (state << 13)) & 0xFFFFFFFF state = state ~ (state >> 17) "
    "state = (state ~ (state << 5)) & 0xFFFFFFFF if b <= a then return a end return a + (state >> 7) % (b - a + 1) end";

std::string name_in(std::string_view function) { return std::string(function.substr(kPrefix.size())); }

// The lesson's file keeps its lines: what stands before it is on the first.
Result<std::vector<std::vector<trace::Value>>> run_own(const Judging& judging, std::string_view function, const std::string& rest) {
  Result<std::string> file = base::read_file(judging.context.lesson.file("controles.lua"));
  if (!file) return tl::unexpected(file.error());
  trace::RunRequest request;
  request.mode = trace::Mode::fast;
  const std::string program = fmt::format("local controles = (function() {}\nend)() {} {}", *file, kWriter, rest);
  Result<trace::Trace> trace = judging.context.run(request, program);
  if (!trace) return tl::unexpected(trace.error());
  const trace::Event* const end = trace->last_of(trace::EventKind::end);
  if (end != nullptr && end->name == "finished") return values_written(*trace, 0);
  const trace::Event* const error = trace->last_of(trace::EventKind::error);
  return failure(ErrorKind::failed, "lesson.own_function",
                 {{"nom", std::string(function)}, {"detail", error == nullptr ? "" : error->name}});
}

std::string case_literal(const GeneratedCase& one) {
  std::string literal = "{";
  for (const trace::Given& given : one.components) literal += given.name + " = " + lua_literal(given) + ", ";
  return literal + "}";
}

}  // namespace

bool is_own_function(std::string_view name) { return name.starts_with(kPrefix); }

Result<std::vector<GeneratedCase>> own_cases(const Judging& judging, std::string_view generator, std::string_view class_name,
                                             std::int64_t seed, std::int64_t size, int count) {
  base::Random stream = stream_of(seed, class_name);
  const std::string rest = fmt::format(
      "{} for turn = 1, {} do lunabloc_write('case') for name, value in pairs(controles.generateurs.{}(random, {}, {})) do "
      "if type(value) == 'table' then lunabloc_write('list', name, table.unpack(value)) else lunabloc_write('value', name, value) end end end",
      std::string(kRandom).replace(kRandom.find("SEED"), 4, std::to_string(stream.between(1, 0x1000000))), count, name_in(generator), size,
      lua_literal(std::string(class_name)));
  Result<std::vector<std::vector<trace::Value>>> lines = run_own(judging, generator, rest);
  if (!lines) return tl::unexpected(lines.error());
  std::vector<GeneratedCase> cases;
  for (const std::vector<trace::Value>& line : *lines) {
    const std::string kind = line.empty() ? "" : trace::text_of(line[0]);
    if (kind == "case") cases.emplace_back();
    else if (line.size() > 1 && !cases.empty())
      cases.back().components.push_back({trace::text_of(line[1]), {line.begin() + 2, line.end()}, kind == "list"});
  }
  if (cases.empty()) return failure(ErrorKind::failed, "lesson.no_case", {{"nom", std::string(class_name)}});
  return cases;
}

Result<std::vector<Opinion>> own_opinions(const Judging& judging, std::string_view oracle, std::span<const Answered> all) {
  std::string rest = "local function tell(right, cause, more) lunabloc_write('opinion', right, cause) "
                     "if type(more) == 'table' then for name, value in pairs(more) do lunabloc_write(name, tostring(value)) end end end ";
  for (const Answered& each : all)
    rest += fmt::format("tell(controles.{}({}, {})) ", name_in(oracle), case_literal(*each.one), lua_literal({"", each.outcome->values, each.outcome->is_list}));
  Result<std::vector<std::vector<trace::Value>>> lines = run_own(judging, oracle, rest);
  if (!lines) return tl::unexpected(lines.error());
  std::vector<Opinion> opinions;
  for (const std::vector<trace::Value>& line : *lines) {
    if (line.size() > 1 && trace::text_of(line[0]) == "opinion") {
      const bool right = std::holds_alternative<bool>(line[1]) && std::get<bool>(line[1]);
      opinions.push_back({right, line.size() > 2 ? trace::text_of(line[2]) : std::string(), {}, {}});
    } else if (line.size() == 2 && !opinions.empty()) {
      opinions.back().arguments.emplace_back(trace::text_of(line[0]), judging.value(trace::text_of(line[1])));
    }
  }
  if (opinions.size() != all.size()) return failure(ErrorKind::failed, "lesson.own_function", {{"nom", std::string(oracle)}, {"detail", ""}});
  return opinions;
}

}  // namespace lunabloc::lesson
