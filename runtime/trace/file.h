// A recorded run in a file: what it was given, its program, and its events, written while it goes on.
//
// A file is cut or damaged anywhere, by a power cut, a full disk or a bad stick: reading gives everything up to there, and
// says where. Two forms, told apart by their first bytes: the compact one, in frames with sums (README.md here, frame.h),
// and JSON Lines for other programs (encoding.h). A file whose name ends in ".jsonl" is written as JSON Lines.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "trace/encoding.h"
#include "trace/frame.h"
#include "trace/store.h"

namespace lunabloc::trace {

inline constexpr std::string_view kFileMagic = "\x8A" "LBT\r\n\x1A\n";
inline constexpr std::uint32_t kFileVersion = 1;

struct Damage {
  std::size_t byte = 0;   // where what cannot be read begins
  std::size_t frame = 0;  // which frame that is, from 1; 0 in JSON Lines
  std::size_t line = 0;   // which line, in JSON Lines
};

struct Recording {
  Trace trace;
  std::optional<std::string> program;  // JSON Lines may be without
  std::size_t dropped = 0;             // events that the run's own memory had no room for
  std::optional<Damage> damage;        // a file that does not reach the end of its run is damaged too
};

// Either form. Errors: "trace.broken" when not even the request is there, "trace.newer" {n}.
Result<Recording> read_recording(std::string_view bytes);
Result<Recording> recording_from_json_lines(std::string_view text);
// The same, and those of base::read_file; the place is the file.
Result<Recording> load_recording(const std::filesystem::path& path);

bool is_json_lines(const std::filesystem::path& path);

// The whole at once, in the form that the name asks for.
std::string compact_file(const Trace& trace, std::string_view program);
Result<void> save_recording(const std::filesystem::path& path, const Trace& trace, std::string_view program);

// Writes the compact form while the run goes on: what has happened is on the disk about a second later.
class RecordingWriter {
 public:
  // Errors here and below: those of base::write_file.
  static Result<RecordingWriter> create(const std::filesystem::path& path, const RunRequest& request, std::string_view program);

  // Takes what the trace has got since the last call; `now` on any clock that goes on.
  Result<void> follow(const Trace& trace, std::chrono::microseconds now);
  // The rest, and that nothing is missing.
  Result<void> finish(const Trace& trace);

 private:
  explicit RecordingWriter(base::GrowingFile file) : file_(std::move(file)) {}
  Result<void> take(const Trace& trace);
  Result<void> close_frame();

  base::GrowingFile file_;
  FrameWriter frame_;
  std::optional<std::chrono::microseconds> synced_;
};

}  // namespace lunabloc::trace
