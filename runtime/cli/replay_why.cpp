// lunabloc replay TRACE --why NAME [--at STEP] [--program FILE.lua] [--json]: where a value comes from at a moment, back to
// constants, inputs and parameters.
#include "cli/replay_why.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/line_index.h"
#include "session/origin.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;
using session::Origin;
using session::OriginRead;

constexpr int kMostLevels = 40;
constexpr std::size_t kMostNodes = 500;

std::string_view name_of(Origin::Kind kind) {
  constexpr std::string_view kNames[] = {"unknown", "given", "assigned", "loop", "parameter", "answered"};
  return kNames[static_cast<std::size_t>(kind)];
}
std::string_view name_of(OriginRead::Kind kind) {
  constexpr std::string_view kNames[] = {"variable", "element", "input", "answer", "call"};
  return kNames[static_cast<std::size_t>(kind)];
}

// The whole chain, as far as it goes.
class Chain {
 public:
  explicit Chain(const session::RecordedRun& run) : run_(run), lines_(run.program.tree().text()) {}

  Json of(const session::OriginQuestion& question, int level = 0) {
    ++nodes_;
    const Origin origin = session::origin_of(run_, question);
    Json json = {{"name", origin.name}, {"kind", name_of(origin.kind)}};
    if (!origin.value.empty()) json["value"] = origin.value;
    if (!origin.statement.empty()) {
      json["step"] = origin.moment;
      json["line"] = lines_.line_of(static_cast<std::uint32_t>(origin.statement.start));
      json["statement"] = session::head_of(run_.program, origin.statement);
    }
    if (!origin.expression.empty()) json["expression"] = run_.program.tree().text().substr(origin.expression.start, origin.expression.length());
    if (!origin.sure) json["sure"] = false;
    if (!origin.reads.empty()) json["reads"] = Json::array();
    for (const OriginRead& read : origin.reads) json["reads"].push_back(of(read, level));
    return json;
  }

 private:
  Json of(const OriginRead& read, int level) {
    if (read.question && level < kMostLevels && nodes_ < kMostNodes) return of(*read.question, level + 1);
    Json json = {{"name", read.name}, {"kind", name_of(read.kind)}};
    if (read.value) json["value"] = *read.value;
    return json;
  }

  const session::RecordedRun& run_;
  base::LineIndex lines_;
  std::size_t nodes_ = 0;
};

// « total = 6  (step 8, line 3: total = total + i) », what it read below.
void write(const Invocation& invocation, const Json& node, std::size_t depth) {
  std::ostream& out = invocation.out;
  const auto text = [&](const char* key) { return for_out(invocation, node[key].get<std::string>()); };
  out << std::string(2 * depth, ' ') << text("name");
  if (node.contains("value")) out << " = " << text("value");
  if (node.contains("step"))
    out << fmt::format("  ({} {}, {}: {})", text("kind"), node["step"].get<std::size_t>(), node["line"].get<std::size_t>(), text("statement"));
  else out << fmt::format("  ({})", node["kind"].get<std::string>());
  out << "\n";
  if (node.contains("reads"))
    for (const Json& read : node["reads"]) write(invocation, read, depth + 1);
}

}  // namespace

int report_why_usage(const Invocation& invocation) { return report(invocation, {ErrorKind::usage, "run.why_usage", {}, {}, {}}); }

int replay_why(const Invocation& invocation, const trace::Recording& recording, const session::Playback& playback, const Why& why) {
  if (!why.program_file && !recording.program) return report_why_usage(invocation);
  const Result<std::string> lua = why.program_file ? base::read_file(*why.program_file) : Result<std::string>(*recording.program);
  if (!lua) return report(invocation, lua.error());
  const session::RanProgram program(program::parse(*lua).tree);
  const session::RecordedRun run{program, playback};
  const std::optional<session::OriginQuestion> question = session::question_about(run, why.name, std::min(why.step, playback.step_count()));
  if (!question) return report(invocation, {ErrorKind::usage, "run.why_not_a_name", {{"nom", why.name}}, {}, {}});
  const Json chain = Chain(run).of(*question);
  if (invocation.json) invocation.out << chain.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  else write(invocation, chain, 0);
  return chain["kind"] == "unknown" ? static_cast<int>(ErrorKind::failed) : 0;
}

}  // namespace lunabloc::cli
