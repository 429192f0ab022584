#include "portfolio/class_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <random>
#include <set>

#include "base/file.h"
#include "base/shown_text.h"
#include "lesson/words.h"
#include "portfolio/shared_file.h"
#include "portfolio/versions.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPupils = "eleves", kGroups = "groupes", kTurn = "tour-";
constexpr std::string_view kNobody = "00000000";
constexpr std::size_t kLargestBytes = 50U << 20U;

// 000012-9f3a1c22-77aa01b3.zip
struct Name {
  std::string file, own, before;
  int number = 0;
};

bool is_code(std::string_view text) {
  return text.size() == kNobody.size() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<Name> name_of(const std::string& file) {
  constexpr std::size_t kNumber = 6, kCode = kNobody.size();
  if (file.size() != kNumber + 1 + kCode + 1 + kCode + 4 || !file.ends_with(".zip")) return std::nullopt;
  Name name{file, file.substr(kNumber + 1, kCode), file.substr(kNumber + 1 + kCode + 1, kCode), 0};
  const auto [end, problem] = std::from_chars(file.data(), file.data() + kNumber, name.number);
  const bool right = problem == std::errc() && end == file.data() + kNumber && file[kNumber] == '-' && file[kNumber + 1 + kCode] == '-';
  return right && is_code(name.own) && is_code(name.before) ? std::optional(name) : std::nullopt;
}

// `own`: below the class's folder.
std::vector<Name> names_in(const fs::path& folder, const fs::path& own) {
  std::vector<Name> names;
  for (const std::string& file : shared_entries(folder, own))
    if (std::optional<Name> name = name_of(file)) names.push_back(std::move(*name));
  return names;
}

std::string new_code() {
  std::random_device chance;
  return fmt::format("{:08x}", chance());
}

// What this home has deposited, the newest last: names a line.
fs::path memory_of(const fs::path& home) { return home / "depots.txt"; }

std::vector<Name> remembered(const fs::path& home, const std::string& pseudonym) {
  std::vector<Name> names;
  for (const std::string& line : lesson::lines_of(base::read_file(memory_of(home)).value_or(""))) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || line.substr(0, tab) != pseudonym) continue;
    if (std::optional<Name> name = name_of(line.substr(tab + 1))) names.push_back(std::move(*name));
  }
  return names;
}

// The ends of lines of which something can be read, and what cannot.
struct Ends {
  std::vector<Files> files;
  std::vector<fs::path> unreadable;
};

Ends ends_of(const fs::path& folder, const fs::path& own) {
  Ends ends;
  std::vector<Name> names = names_in(folder, own);
  std::map<std::string, Files> read;
  for (;;) {
    std::set<std::string> followed;
    for (const Name& name : names) followed.insert(name.before);
    const auto damaged = std::find_if(names.begin(), names.end(), [&](const Name& name) {
      if (followed.contains(name.own) || read.contains(name.own)) return false;
      const Result<std::string> bytes = read_shared(folder, own / name.file, kLargestBytes);
      Result<Files> files = bytes ? unpack_portfolio(*bytes) : tl::unexpected(bytes.error());
      if (!files) return true;
      read.emplace(name.own, std::move(*files));
      return false;
    });
    if (damaged == names.end()) break;
    ends.unreadable.push_back(folder / own / damaged->file);
    names.erase(damaged);
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return std::tie(a.number, a.own) < std::tie(b.number, b.own); });
  for (const Name& name : names)
    if (const auto found = read.find(name.own); found != read.end()) ends.files.push_back(std::move(found->second));
  return ends;
}

// Keeps the program as a version, so that whoever goes on from it is known to go on.
void remember(Files& files, const std::string& work, std::chrono::sys_seconds now) {
  const auto program = files.find(work + "/" + std::string(kProgramFile));
  if (program == files.end()) return;
  const std::string prefix = work + "/" + std::string(kVersionsFolder), text = program->second;
  for (auto at = files.lower_bound(prefix); at != files.end() && at->first.starts_with(prefix); ++at)
    if (at->second == text) return;
  Version version = dated({.text = text, .at = now, .why = VersionReason::merged, .name = {}});
  for (int more = 2; files.contains(prefix + version.file); ++more) version.file = fmt::format("{}_{}.lua", version.file.substr(0, version.file.find('.')), more);
  files[prefix + version.file] = text;
  files[prefix + std::string(kVersionsFile)] += line_of(version) + "\n";
}

// Puts files at the end of the line that this home writes under `key`.
Result<Deposit> put(const fs::path& folder, const fs::path& own, const std::string& key, const Files& files, const fs::path& home, const std::string& about) {
  const Result<std::string> bytes = pack_portfolio(files, about);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<Name> before = remembered(home, key);
  if (!before.empty() && read_shared(folder, own / before.back().file, kLargestBytes).value_or("") == *bytes) return Deposit{folder / own / before.back().file, false};
  Name name{{}, new_code(), before.empty() ? std::string(kNobody) : before.back().own, before.empty() ? 1 : before.back().number + 1};
  name.file = fmt::format("{:06}-{}-{}.zip", name.number, name.own, name.before);
  if (Result<void> written = write_shared(folder, own / name.file, *bytes); !written) return tl::unexpected(written.error());
  if (Result<void> noted = base::append_file(memory_of(home), key + "\t" + name.file + "\n"); !noted) return tl::unexpected(noted.error());
  // Of this line alone, and only what has successors.
  while (before.size() >= kKeptDeposits) {
    std::error_code nothing;
    fs::remove(folder / own / before.front().file, nothing);
    before.erase(before.begin());
  }
  return Deposit{folder / own / name.file, true};
}

}  // namespace

bool is_pseudonym(const std::string& name) {
  if (name.size() < 2 || name.size() > 40 || name.front() == ' ' || name.back() == ' ') return false;
  // What is no letter of any script, or turns the text around it, is in no name.
  if (base::shown_text(name) != name) return false;
  return std::all_of(name.begin(), name.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalnum(byte) != 0 || letter == '-' || letter == ' ';
  });
}

Result<Deposit> deposit(const fs::path& folder, const std::string& pseudonym, const fs::path& home, const CurrentText& current_text, const std::string& about) {
  if (!is_pseudonym(pseudonym)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", pseudonym}});
  const Result<Files> files = read_portfolio(home, current_text);
  if (!files) return tl::unexpected(files.error());
  return put(folder, fs::path(kPupils) / pseudonym, pseudonym, *files, home, about);
}

Result<Deposit> accept_deposit(const fs::path& folder, const std::string& pseudonym, const std::string& file, const std::string& bytes) {
  if (!is_pseudonym(pseudonym)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", pseudonym}});
  const std::optional<Name> name = name_of(file);
  const fs::path own = fs::path(kPupils) / pseudonym;
  if (!name || bytes.size() > kLargestBytes || !unpack_portfolio(bytes)) return failure(ErrorKind::failed, "class.bad_deposit", {{"nom", file}});
  if (base::is_there(folder / own / file)) {
    if (read_shared(folder, own / file, kLargestBytes).value_or("") != bytes) return failure(ErrorKind::failed, "class.bad_deposit", {{"nom", file}});
    return Deposit{folder / own / file, false};
  }
  if (Result<void> written = write_shared(folder, own / file, bytes); !written) return tl::unexpected(written.error());
  // Back along the line; what is further than the last few has successors enough.
  const std::vector<Name> names = names_in(folder, own);
  std::string at = name->before;
  for (std::size_t back = 1; back <= names.size(); ++back) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const Name& one) { return one.own == at; });
    if (found == names.end()) break;
    at = found->before;
    std::error_code nothing;
    if (back >= kKeptDeposits) fs::remove(folder / own / found->file, nothing);
  }
  return Deposit{folder / own / file, true};
}

Result<Deposit> deposit_shared(const fs::path& folder, const std::string& group, const std::string& work, const fs::path& home, const CurrentText& current_text, const std::string& about) {
  if (!is_pseudonym(group)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", group}});
  const Result<Files> files = read_portfolio(home, current_text);
  if (!files) return tl::unexpected(files.error());
  Files shared;
  for (const auto& [path, bytes] : *files)
    if (path.starts_with("works/" + work + "/")) shared.emplace(path, bytes);
  if (shared.empty()) return failure(ErrorKind::failed, "class.no_work", {{"nom", work}});
  return put(folder, fs::path(kGroups) / group, "groupe " + group, shared, home, about);
}

Result<std::vector<MergedWork>> take_shared(const fs::path& folder, const std::string& group, const fs::path& home, const CurrentText& current_text, std::chrono::sys_seconds now) {
  const Result<Files> ours = read_portfolio(home, current_text);
  if (!ours) return tl::unexpected(ours.error());
  Merged merged{*ours, {}, {}};
  std::vector<MergedWork> works;
  for (const Files& files : ends_of(folder, fs::path(kGroups) / group).files) {
    merged = merge(merged.files, files, now);
    works.insert(works.end(), merged.works.begin(), merged.works.end());
  }
  for (const MergedWork& work : works) remember(merged.files, "works/" + work.work, now);
  if (Result<void> written = write_portfolio(home, merged.files); !written) return tl::unexpected(written.error());
  return works;
}

std::string turn_of(const fs::path& folder, const std::string& group) {
  std::string newest;
  for (const std::string& name : shared_entries(folder, fs::path(kGroups) / group))
    if (name.starts_with(kTurn) && name.ends_with(".txt")) newest = name;
  if (newest.empty()) return {};
  const std::vector<std::string> lines = lesson::lines_of(read_shared(folder, fs::path(kGroups) / group / newest).value_or(""));
  return lines.empty() || !is_pseudonym(lines.front()) ? std::string() : lines.front();
}

Result<void> pass_turn(const fs::path& folder, const std::string& group, const std::string& to) {
  for (const std::string& name : {group, to})
    if (!is_pseudonym(name)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", name}});
  int last = 0;
  for (const std::string& name : shared_entries(folder, fs::path(kGroups) / group))
    if (name.starts_with(kTurn)) std::from_chars(name.data() + kTurn.size(), name.data() + name.size(), last);
  return write_shared(folder, fs::path(kGroups) / group / fmt::format("{}{:04}-{}.txt", kTurn, last + 1, new_code()), to + "\n");
}

std::optional<Pupil> collect_one(const fs::path& folder, const std::string& pseudonym, std::chrono::sys_seconds now) {
  const fs::path own = fs::path(kPupils) / pseudonym;
  if (!is_pseudonym(pseudonym) || !stays_inside(folder, own) || !base::is_folder(folder / own)) return std::nullopt;
  Ends ends = ends_of(folder, own);
  Pupil pupil{pseudonym, {}, ends.files.size(), std::move(ends.unreadable)};
  for (const Files& files : ends.files) pupil.files = merge(pupil.files, files, now).files;
  return pupil;
}

std::vector<Pupil> collect(const fs::path& folder, std::chrono::sys_seconds now) {
  std::vector<Pupil> pupils;
  for (const std::string& pseudonym : shared_entries(folder, kPupils)) {
    if (std::optional<Pupil> pupil = collect_one(folder, pseudonym, now)) pupils.push_back(std::move(*pupil));
  }
  return pupils;
}

}  // namespace lunabloc::portfolio
