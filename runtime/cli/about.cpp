#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/cli.h"
#include "trace/store.h"
#include "vm/run.h"

namespace lunabloc::cli {
namespace {

// The protections in force are those that a runner reports of itself, just now.
Result<std::vector<std::string>> protections(const base::Locations& locations) {
  Result<trace::Trace> trace = vm::run_to_end(locations.programs / "lunabloc-runner", {}, "");
  if (!trace) return tl::unexpected(trace.error());
  std::vector<std::string> names;
  if (const trace::Event* ready = trace->last_of(trace::EventKind::ready))
    for (const trace::Value& value : ready->values) names.push_back(trace::text_of(value));
  return names;
}

}  // namespace

int run_about(const Invocation& invocation) {
  const Result<std::vector<std::string>> layers = protections(invocation.locations);
  if (!layers) return report(invocation, layers.error());
  nlohmann::ordered_json about;
  about["lunabloc"] = LUNABLOC_VERSION;
  about["lua"] = "5.4";
  about["sandbox"] = *layers;
  about["assets"] = invocation.locations.assets.string();
  about["lessons"] = invocation.locations.lessons.string();
  about["home"] = invocation.locations.home.string();
  if (invocation.json) {
    invocation.out << about.dump() << "\n";
    return 0;
  }
  for (const auto& [name, value] : about.items()) {
    const std::string text = value.is_array() ? fmt::format("{}", fmt::join(value.get<std::vector<std::string>>(), ", "))
                                              : value.get<std::string>();
    invocation.out << fmt::format("{:10} {}\n", name, text);
  }
  return 0;
}

}  // namespace lunabloc::cli
