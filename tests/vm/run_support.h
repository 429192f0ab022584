// Runs a program in the real runner, and tells its trace in short lines.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/temp_folder.h"
#include "trace/encoding.h"
#include "vm/learner_error.h"
#include "vm/run.h"

namespace lunabloc::vm {

inline std::filesystem::path runner_program() { return support::binary_folder() / "bin/lunabloc-runner"; }

inline trace::Trace run(std::string_view program, trace::RunRequest request = {}) {
  Result<trace::Trace> trace = run_to_end(runner_program(), std::move(request), program);
  if (trace) return *trace;
  ADD_FAILURE() << trace.error().message << " " << trace.error().detail;
  return {};
}

inline trace::RunRequest exactly(std::string world = "") {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = std::move(world);
  return request;
}

inline std::string ending(const trace::Trace& trace) {
  const trace::Event* end = trace.last_of(trace::EventKind::end);
  return end != nullptr ? end->name : "";
}

inline Error error_of(const trace::Trace& trace, std::string_view program) {
  Error error;
  error_message(trace, program, error);
  return error;
}

inline std::string argument(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.arguments)
    if (key == name) return value;
  return "";
}

// What is said, printed and asked, in order.
inline std::vector<std::string> said(const trace::Trace& trace) {
  std::vector<std::string> lines;
  for (const trace::Event& event : trace.events()) {
    using enum trace::EventKind;
    if ((event.kind == said || event.kind == output || event.kind == question) && !event.values.empty())
      lines.push_back(trace::text_of(event.values[0]));
  }
  return lines;
}

inline std::vector<std::string> named(const trace::Trace& trace, trace::EventKind kind) {
  std::vector<std::string> names;
  for (const trace::Event& event : trace.events())
    if (event.kind == kind) names.push_back(event.values.empty() ? event.name : event.name + "=" + trace::text_of(event.values[0]));
  return names;
}

}  // namespace lunabloc::vm
