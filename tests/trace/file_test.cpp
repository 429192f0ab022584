// Trace files: what comes back, and what comes back of a file that is cut or changed anywhere.
#include "trace/file.h"

#include <gtest/gtest.h>

#include <random>

#include "base/crc32.h"
#include "support/temp_folder.h"

namespace lunabloc::trace {
namespace {

using std::chrono::microseconds;
using namespace std::string_literals;

const std::string kProgram = "local n = 1\nprint(n)\0\xFF"s;

RunRequest a_request() {
  RunRequest request;
  request.mode = Mode::exact;
  request.seed = 7;
  request.world = {"grid", {"####", "#D.#", "####"}, "est", {{"led", {"red"}}}};
  request.given = {{"cards", {std::int64_t{3}, 2.5, std::string("x")}, true}};
  request.answers = {"Léa"};
  request.stimuli = {{microseconds(1'000'000), "key:a", 1}};
  request.tables = {{"villes", "nom\nLyon\n"}};
  return request;
}

Trace a_trace(std::uint64_t steps) {
  Trace trace(a_request());
  trace.append({EventKind::ready, 0, {}, kNoOffset, "", {std::string("seccomp")}});
  for (std::uint64_t step = 0; step < steps; ++step) {
    const auto offset = static_cast<std::uint32_t>(12 * (step % 5));
    const microseconds at(static_cast<std::int64_t>(step / 100 * 33'333));
    trace.append({EventKind::statement, step, at, offset, "", {}});
    trace.append({EventKind::variable, step + 1, at, offset, step % 2 == 0 ? "i" : "compteur", {static_cast<std::int64_t>(step * 7919 % 1000)}});
    if (step % 7 == 0) trace.append({EventKind::output, step + 1, at, offset, "", {"ligne " + std::to_string(step) + "\n"}});
    if (step % 11 == 0) trace.append({EventKind::input, step + 1, at, offset, "key:a", {static_cast<double>(step % 2)}});
  }
  trace.append({EventKind::cost, steps, {}, 0, "", {std::string("pas"), static_cast<std::int64_t>(steps)}});
  trace.append({EventKind::end, steps, {}, kNoOffset, "finished", {}});
  return trace;
}

// Nothing but the events that were recorded, as far as they go.
bool begins(const Trace& part, const Trace& whole) {
  if (part.size() > whole.size()) return false;
  auto expected = whole.events().begin();
  for (const Event& event : part.events())
    if (event != *expected++) return false;
  return true;
}

TEST(Crc32, IsTheOneOfZip) {
  EXPECT_EQ(base::crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(base::crc32("6789", base::crc32("12345")), 0xCBF43926U);
}

TEST(TraceFile, EverythingComesBack) {
  for (const std::uint64_t steps : {0U, 1U, 30'000U}) {
    const Trace trace = a_trace(steps);
    const std::string file = compact_file(trace, kProgram);
    const Result<Recording> read = read_recording(file);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_FALSE(read->damage);
    EXPECT_EQ(read->program, kProgram);
    EXPECT_TRUE(read->trace.events() == trace.events());
    EXPECT_EQ(request_to_json_line(read->trace.request()), request_to_json_line(trace.request()));
    EXPECT_EQ(compact_file(read->trace, *read->program), file) << "one trace has one file";
  }
}

TEST(TraceFile, IsCompact) {
  const Trace trace = a_trace(30'000);
  EXPECT_LT(compact_file(trace, kProgram).size(), trace.size() * 6);
  EXPECT_GT(to_json_lines(trace, kProgram).size(), trace.size() * 40);
}

TEST(TraceFile, JsonLinesAreReadToo) {
  const Trace trace = a_trace(40);
  const Result<Recording> read = read_recording(to_json_lines(trace, kProgram));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->damage);
  EXPECT_EQ(read->program, kProgram);
  EXPECT_TRUE(read->trace.events() == trace.events());
  EXPECT_FALSE(read_recording(to_json_lines(trace))->program);
}

TEST(TraceFile, NumbersThatDoNotFitAreNone) {
  for (const char* const number : {"2e35", "-1", "1.5", "99999999999999999999", "18446744073709551616"}) {
    const std::string request = std::string("{\"lunabloc_trace\":1,\"seed\":") + number + "}\n";
    EXPECT_FALSE(read_recording(request)) << number;
    const std::string event = std::string("{\"lunabloc_trace\":1}\n{\"kind\":\"end\",\"step\":") + number + "}\n";
    EXPECT_TRUE(read_recording(event)->damage) << number;
  }
  EXPECT_FALSE(read_recording("{\"lunabloc_trace\":1,\"stimuli\":[{\"at_us\":2e35,\"part\":\"a\",\"value\":1}]}\n"));
  EXPECT_TRUE(read_recording("{\"lunabloc_trace\":1,\"seed\":4294967295,\"stimuli\":[{\"at_us\":9223372036854775807,\"part\":\"a\",\"value\":2e35}]}\n"));
}

TEST(TraceFile, WhatIsNoRecordingIsRefused) {
  for (const std::string& bytes : {""s, "bonjour"s, std::string(kFileMagic), std::string(kFileMagic) + std::string(40, '\0'), "\x8A" "LBT\n\n\x1A\n"s}) {
    const Result<Recording> read = read_recording(bytes);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "trace.broken");
  }
  std::string newer = compact_file(a_trace(1), kProgram);
  newer[8] = 2;
  EXPECT_EQ(read_recording(newer).error().message, "trace.newer");
}

TEST(TraceFile, CutAtAnyByteTheBeginningIsRead) {
  const Trace trace = a_trace(12'000);  // several frames
  const std::string file = compact_file(trace, kProgram);
  std::size_t most = 0, refused = 0;
  const auto check = [&](std::size_t size) {
    const Result<Recording> read = read_recording(std::string_view(file).substr(0, size));
    if (!read) return void(++refused);
    ASSERT_TRUE(read->damage) << size;
    EXPECT_LE(read->damage->byte, size);
    EXPECT_GE(read->trace.size(), most) << "a longer file has as much";
    most = read->trace.size();
    EXPECT_TRUE(begins(read->trace, trace)) << size;
  };
  for (std::size_t size = 0; size < 600; ++size) check(size);
  for (std::size_t size = 600; size < file.size(); size += 1 + size % 89) check(size);
  EXPECT_LT(refused, 500U) << "only without its request is a file nothing";
  EXPECT_GT(most, trace.size() / 2);
}

TEST(TraceFile, ChangedAtAnyByteNothingWrongIsRead) {
  const Trace trace = a_trace(60);
  const std::string file = compact_file(trace, kProgram);
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (const int change : {1, 0x80, 0xFF}) {
      std::string changed = file;
      changed[at] = static_cast<char>(changed[at] ^ change);
      const Result<Recording> read = read_recording(changed);
      if (!read) continue;  // the heading
      ASSERT_TRUE(read->damage) << at;
      EXPECT_TRUE(begins(read->trace, trace)) << at;
    }
  }
}

TEST(TraceFile, BytesAddedLostOrMixedGiveNothingWrong) {
  const Trace trace = a_trace(20'000);
  const std::string file = compact_file(trace, kProgram);
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string changed = file;
    const std::size_t at = random() % file.size(), length = 1 + random() % 200;
    switch (random() % 4) {
      case 0: changed.erase(at, length); break;
      case 1: changed.insert(at, length, static_cast<char>(random() % 256)); break;
      case 2: changed.replace(at, length, file.substr(random() % file.size(), length)); break;
      default: for (std::size_t i = at; i < std::min(at + length, changed.size()); ++i) changed[i] = static_cast<char>(random() % 256);
    }
    if (changed == file) continue;
    const Result<Recording> read = read_recording(changed);
    if (read) { EXPECT_TRUE(begins(read->trace, trace)) << round; }
    if (read) { EXPECT_TRUE(read->damage) << round; }
  }
}

// A frame that is right by itself and stands where another should: missing, twice, or of another run.
TEST(TraceFile, FramesOutOfPlaceAreDamage) {
  const Trace trace = a_trace(20'000);
  const std::string file = compact_file(trace, kProgram);
  const auto length_at = [&](std::size_t at) { return 8 + static_cast<unsigned char>(file[at]) + 256U * static_cast<unsigned char>(file[at + 1]) + 65536U * static_cast<unsigned char>(file[at + 2]); };
  const std::size_t heading = 20 + static_cast<unsigned char>(file[12]) + 256U * static_cast<unsigned char>(file[13]);
  const std::size_t first = length_at(heading), second = length_at(heading + first);
  const std::string head = file.substr(0, heading), one = file.substr(heading, first), two = file.substr(heading + first, second);
  EXPECT_EQ(read_recording(head + one + two + file.substr(heading + first + second))->damage.has_value(), false);
  for (const std::string& mixed : {head + two, head + one + one, head + one + file.substr(heading + first + second)}) {
    const Result<Recording> read = read_recording(mixed);
    ASSERT_TRUE(read && read->damage);
    EXPECT_TRUE(begins(read->trace, trace));
    EXPECT_LE(read->damage->frame, 2U);
  }
}

TEST(TraceFile, LinesThatAreDamagedKeepWhatIsBefore) {
  const Trace trace = a_trace(10);
  const std::string lines = to_json_lines(trace, kProgram);
  for (std::size_t size = lines.find('\n') + 1; size + 1 < lines.size(); ++size) {
    const Result<Recording> read = read_recording(std::string_view(lines).substr(0, size));
    ASSERT_TRUE(read) << size;
    ASSERT_TRUE(read->damage) << size;
    EXPECT_TRUE(begins(read->trace, trace));
    EXPECT_LE(read->damage->byte, size);
  }
}

TEST(TraceFile, LargeEventsHaveTheirFrames) {
  Trace trace(a_request());
  for (int i = 0; i < 5; ++i) trace.append({EventKind::output, 0, {}, 0, "", {std::string(kLargestText, static_cast<char>('a' + i))}});
  trace.append({EventKind::end, 0, {}, 0, "finished", {}});
  const Result<Recording> read = read_recording(compact_file(trace, ""));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->damage);
  EXPECT_TRUE(read->trace.events() == trace.events());
}

// What was recorded once is read for ever: another layout is another form.
TEST(TraceFile, FormOneIsStillRead) {
  const std::filesystem::path kept = support::source_folder() / "tests/trace/kept";
  const Result<Recording> compact = load_recording(kept / "form_1.trace"), lines = load_recording(kept / "form_1.jsonl");
  ASSERT_TRUE(compact && lines);
  EXPECT_FALSE(compact->damage);
  EXPECT_GT(compact->trace.size(), 50U);
  EXPECT_TRUE(compact->trace.events() == lines->trace.events());
  EXPECT_EQ(compact->program, lines->program);
  EXPECT_EQ(request_to_json_line(compact->trace.request()), request_to_json_line(lines->trace.request()));
}

// ---- While the run goes on

TEST(RecordingWriter, WhatHappenedIsThereASecondLater) {
  const support::TempFolder folder;
  const std::filesystem::path path = folder.path() / "run.trace";
  const Trace whole = a_trace(200);
  Trace trace(whole.request());
  Result<RecordingWriter> writer = RecordingWriter::create(path, trace.request(), kProgram);
  ASSERT_TRUE(writer);
  microseconds now(0);
  for (const Event& event : whole.events()) {
    trace.append(event);
    now += microseconds(10'000);
    ASSERT_TRUE(writer->follow(trace, now));
    const Result<Recording> read = load_recording(path);
    ASSERT_TRUE(read);
    EXPECT_TRUE(begins(read->trace, whole));
    EXPECT_GE(read->trace.size() + 101, trace.size()) << "of the last second and no more";
  }
  EXPECT_TRUE(load_recording(path)->damage) << "not over yet";
  ASSERT_TRUE(writer->finish(trace));
  const Result<Recording> read = load_recording(path);
  EXPECT_FALSE(read->damage);
  EXPECT_TRUE(read->trace.events() == whole.events());
}

TEST(RecordingWriter, SaysWhatCannotBeWritten) {
  const support::TempFolder folder;
  EXPECT_FALSE(RecordingWriter::create(folder.path(), {}, ""));
  Result<RecordingWriter> full = RecordingWriter::create("/dev/full", {}, "");
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().message, "file.disk_full");
}

TEST(RecordingWriter, AnOldFileIsReplaced) {
  const support::TempFolder folder;
  const std::filesystem::path path = folder.path() / "run.trace";
  const Trace trace = a_trace(3);
  ASSERT_TRUE(save_recording(path, a_trace(5000), kProgram));
  Result<RecordingWriter> writer = RecordingWriter::create(path, trace.request(), kProgram);
  ASSERT_TRUE(writer && writer->finish(trace));
  EXPECT_EQ(base::read_file(path).value_or(""), compact_file(trace, kProgram));
}

}  // namespace
}  // namespace lunabloc::trace
