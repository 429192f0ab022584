#include "trace/file.h"

#include <utility>

#include "base/bytes.h"
#include "base/crc32.h"
#include "base/fnv1a.h"

namespace lunabloc::trace {
namespace {

constexpr std::chrono::seconds kBetweenSyncs{1};
constexpr std::size_t kFixedBytes = 20;  // magic, version, length, sum
constexpr std::size_t kFrameHead = 8;    // length, sum

tl::unexpected<Error> broken(std::string detail) { return failure(ErrorKind::failed, "trace.broken", {}, std::move(detail)); }

std::string heading_of(const RunRequest& request, std::string_view program) {
  base::ByteWriter content;
  content.u64(base::fnv1a(program));
  content.raw(encode(Order{request, std::string(program)}));
  base::ByteWriter summed;
  summed.u32(kFileVersion);
  summed.u32(static_cast<std::uint32_t>(content.bytes().size()));
  base::ByteWriter heading;
  heading.raw(kFileMagic);
  heading.raw(summed.bytes());
  heading.u32(base::crc32(content.bytes(), base::crc32(summed.bytes())));
  heading.raw(content.bytes());
  return heading.take();
}

// Gives where the frames begin.
Result<std::size_t> read_heading(std::string_view bytes, Recording& recording) {
  base::ByteReader reader(bytes);
  static_cast<void>(reader.raw(kFileMagic.size()));
  const std::uint32_t version = reader.u32(), length = reader.u32(), sum = reader.u32();
  const std::string_view content = reader.raw(length);
  if (!reader.ok() || length < 8) return broken("request");
  // A newer form may sum its heading otherwise.
  if (version > kFileVersion) return failure(ErrorKind::failed, "trace.newer", {{"n", std::to_string(version)}});
  if (base::crc32(content, base::crc32(bytes.substr(kFileMagic.size(), 8))) != sum || version != kFileVersion) return broken("request");
  Result<Order> order = decode_order(content.substr(8));
  if (!order || base::ByteReader(content).u64() != base::fnv1a(order->program)) return broken("request");
  recording.trace = Trace(std::move(order->request));
  recording.program = std::move(order->program);
  return kFixedBytes + length;
}

struct FrameBytes {
  std::string_view payload;
  std::size_t size = 0;  // of the whole frame
};

std::optional<FrameBytes> frame_at(std::string_view bytes) {
  base::ByteReader reader(bytes);
  const std::uint32_t length = reader.u32(), sum = reader.u32();
  if (!reader.ok() || length == 0 || length > kLargestFramePayload) return std::nullopt;
  const std::string_view payload = reader.raw(length);
  if (!reader.ok() || base::crc32(payload) != sum) return std::nullopt;
  return FrameBytes{payload, kFrameHead + length};
}

// Appends the events of the frame, or none.
bool append_frame(std::string_view payload, FrameHeading& heading, Recording& recording) {
  if (!read_frame(payload, heading, [](const Event&) {})) return false;
  if (heading.events != recording.trace.size()) return false;
  if (heading.type == FrameType::closing) {
    recording.dropped = static_cast<std::size_t>(heading.second);
    return true;
  }
  if (heading.second != recording.trace.moments()) return false;
  return read_frame(payload, heading, [&](const Event& event) { recording.trace.append(event); });
}

Result<Recording> read_compact(std::string_view bytes) {
  Recording recording;
  const Result<std::size_t> begins = read_heading(bytes, recording);
  if (!begins) return tl::unexpected(begins.error());
  std::size_t at = *begins;
  for (std::size_t number = 1;; ++number) {
    const std::optional<FrameBytes> frame = frame_at(bytes.substr(at));
    FrameHeading heading;
    if (!frame || !append_frame(frame->payload, heading, recording)) {
      recording.damage = Damage{at, number, 0};
      return recording;
    }
    at += frame->size;
    if (heading.type != FrameType::closing) continue;
    if (at != bytes.size()) recording.damage = Damage{at, number + 1, 0};
    return recording;
  }
}

}  // namespace

Result<Recording> read_recording(std::string_view bytes) {
  if (bytes.starts_with(kFileMagic)) return read_compact(bytes);
  return recording_from_json_lines(bytes);
}

Result<Recording> load_recording(const std::filesystem::path& path) {
  const Result<std::string> bytes = base::read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<Recording> recording = read_recording(*bytes);
  if (!recording) recording.error().place.file = path.string();
  return recording;
}

bool is_json_lines(const std::filesystem::path& path) { return path.extension() == ".jsonl"; }

std::string compact_file(const Trace& trace, std::string_view program) {
  std::string bytes = heading_of(trace.request(), program);
  FrameWriter frame;
  for (const Event& event : trace.events()) {
    frame.add(event, begins_moment(event, trace.request()));
    if (frame.full()) bytes += frame.take();
  }
  if (!frame.empty()) bytes += frame.take();
  return bytes + closing_frame(frame.events(), trace.dropped());
}

Result<void> save_recording(const std::filesystem::path& path, const Trace& trace, std::string_view program) {
  return base::write_file(path, is_json_lines(path) ? to_json_lines(trace, program) : compact_file(trace, program));
}

// ---- While the run goes on

Result<RecordingWriter> RecordingWriter::create(const std::filesystem::path& path, const RunRequest& request, std::string_view program) {
  Result<base::GrowingFile> file = base::GrowingFile::create(path);
  if (!file) return tl::unexpected(file.error());
  if (Result<void> added = file->add(heading_of(request, program)); !added) return tl::unexpected(added.error());
  return RecordingWriter(std::move(*file));
}

Result<void> RecordingWriter::close_frame() {
  if (frame_.empty()) return {};
  return file_.add(frame_.take());
}

Result<void> RecordingWriter::take(const Trace& trace) {
  for (auto event = trace.events().from(frame_.events()); event.index() < trace.size(); ++event) {
    frame_.add(*event, begins_moment(*event, trace.request()));
    if (!frame_.full()) continue;
    if (Result<void> closed = close_frame(); !closed) return closed;
  }
  return {};
}

Result<void> RecordingWriter::follow(const Trace& trace, std::chrono::microseconds now) {
  if (Result<void> taken = take(trace); !taken) return taken;
  if (!synced_) synced_ = now;
  if (now - *synced_ < kBetweenSyncs) return {};
  synced_ = now;
  if (Result<void> closed = close_frame(); !closed) return closed;
  return file_.sync();
}

Result<void> RecordingWriter::finish(const Trace& trace) {
  Result<void> done = take(trace);
  if (done) done = close_frame();
  if (done) done = file_.add(closing_frame(frame_.events(), trace.dropped()));
  if (done) done = file_.sync();
  return done;
}

}  // namespace lunabloc::trace
