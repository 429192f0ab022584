// Programs for the board alone: `lunabloc kit compile`, and `kit run --standalone`.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/clock.h"
#include "base/file.h"
#include "cli/kit_actions.h"
#include "kit/link.h"
#include "kit/standalone/compiler.h"
#include "kit/standalone/image.h"
#include "kit/standalone/upload.h"
#include "kit/virtual_kit.h"
#include "program/tree.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

Result<kit::FlashReport> upload(const Invocation& invocation, const kit::Kit& kit, const kit::standalone::Program& program,
                                const std::string& port, Clock& clock) {
  auto plugged = plug(invocation, port, kit.board.bauds.front());
  if (!plugged) return tl::unexpected(plugged.error());
  auto uploaded = kit::standalone::upload(*plugged->link, clock, kit.board, program, [](const kit::FlashProgress&) { return nobody_asked_to_stop(); });
  if (!uploaded) return tl::unexpected(cause_of(uploaded.error(), std::move(plugged->link), port, kit.board));
  return uploaded;
}

}  // namespace

std::optional<kit::standalone::Program> compiled_for_board(const Invocation& invocation, const SourceFile& file, const kit::Kit& kit, int& code) {
  auto program = kit::standalone::compile(program::parse(file.text).tree, kit);
  if (program) return std::move(*program);
  for (Error error : program.error()) {
    error.place.file = file.name;
    code = report(invocation, error);
  }
  return std::nullopt;
}

int compile_for_board(const Invocation& invocation, std::vector<std::string> words) {
  const std::string id = take_option(words, "--kit").value_or(kKit);
  if (words.size() != 2) return kit_usage(invocation);
  const auto kit = kit::load_kit(invocation.locations.assets, id);
  if (!kit) return report(invocation, kit.error());
  const auto text = base::read_file(words[0], 1U << 20U);
  if (!text) return report(invocation, text.error());
  int code = 0;
  const auto program = compiled_for_board(invocation, {words[0], *text}, *kit, code);
  if (!program) return code;
  const auto image = kit::standalone::image_of(program->body, kit->board);
  if (!image) return refuse_kit(invocation, image.error());
  const std::vector<std::uint8_t> bytes = kit::standalone::with_header(program->body);
  const std::string out = words[1].ends_with(".hex") ? kit::standalone::hex_of(bytes) : std::string(bytes.begin(), bytes.end());
  if (const Result<void> written = base::write_file(words[1], out); !written) return report(invocation, written.error());
  if (invocation.json) {
    invocation.out << Json{{"bytes", bytes.size()}, {"scripts", program->scripts}, {"cells", program->cells}}.dump() << "\n";
  } else {
    invocation.out << messages_of(invocation).text("kit.alone.compiled", {{"octets", std::to_string(bytes.size())}}) << "\n";
  }
  return 0;
}

int run_alone(const Invocation& invocation, const SourceFile& file, const kit::Kit& kit, const std::string& port) {
  int code = 0;
  const auto program = compiled_for_board(invocation, file, kit, code);
  if (!program) return code;
  stop_on_request();
  RealClock clock;
  const auto start = clock.now();
  const auto uploaded = upload(invocation, kit, *program, port, clock);
  if (!uploaded) return refuse_kit(invocation, uploaded.error());
  const double seconds = std::chrono::duration<double>(clock.now() - start).count();
  if (invocation.json) {
    invocation.out << Json{{"bytes", uploaded->all_bytes}, {"written_bytes", uploaded->written_bytes}, {"seconds", seconds}}.dump() << "\n";
  } else {
    invocation.out << messages_of(invocation).text("kit.alone.uploaded", {{"octets", std::to_string(uploaded->all_bytes)},
                                                                          {"secondes", fmt::format("{:.2f}", seconds)}})
                   << "\n";
  }
  return 0;
}

}  // namespace lunabloc::cli
