#include "lesson/archive.h"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>
#include <memory>
#include <optional>
#include <set>

namespace lunabloc::lesson {
namespace {

constexpr std::size_t kLongestName = 200, kLongestPart = 60;
constexpr std::uint32_t kFileMode = S_IFREG | 0644U;
// Names that Windows keeps for devices, whatever follows the point.
constexpr std::array<std::string_view, 22> kReserved = {"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
                                                        "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;
using OpenFile = std::unique_ptr<zip_file_t, CloseFile>;

tl::unexpected<Error> refused(std::string_view message, std::string_view name = {}, std::string detail = {}) {
  return failure(ErrorKind::failed, std::string(message), {{"nom", std::string(name)}}, std::move(detail));
}

std::string without_case(std::string_view text) {
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return folded;
}

bool wrong_part(std::string_view part) {
  const auto allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-'; };
  const std::string stem = without_case(part.substr(0, part.find('.')));
  return part.size() > kLongestPart || !std::all_of(part.begin(), part.end(), allowed) || part.back() == '.' || part.front() == '.' ||
         std::find(kReserved.begin(), kReserved.end(), stem) != kReserved.end();
}

// A pack is far too small for the 64-bit forms, whose counts would be believed before they are looked at.
bool has_large_form(std::string_view bytes) {
  constexpr std::size_t kLongestEnd = 65'535 + 22 + 20;
  const std::string_view end = bytes.substr(bytes.size() > kLongestEnd ? bytes.size() - kLongestEnd : 0);
  return end.find("PK\x06\x07") != std::string_view::npos;
}

class Reader {
 public:
  Reader(zip_t* archive, const ArchiveLimits& limits) : archive_(archive), limits_(limits) {}

  Result<std::vector<ArchiveFile>> read() {
    const zip_int64_t count = zip_get_num_entries(archive_, 0);
    if (count < 0) return refused("pack.damaged");
    if (static_cast<std::uint64_t>(count) > limits_.files) return refused("pack.too_many");
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index)
      if (Result<void> judged = judge(index); !judged) return tl::unexpected(judged.error());
    if (const std::string* inside = file_used_as_folder()) return refused("pack.twice", *inside);
    for (const Entry& entry : entries_)
      if (Result<void> taken = unpack(entry); !taken) return tl::unexpected(taken.error());
    return std::move(files_);
  }

 private:
  struct Entry {
    zip_uint64_t index;
    std::string name;
    std::uint64_t size;
  };

  // Everything that the archive says of an entry, before a byte is unpacked.
  Result<void> judge(zip_uint64_t index) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_stat_index(archive_, index, ZIP_FL_ENC_RAW, &facts) != 0 || facts.name == nullptr) return refused("pack.damaged");
    std::string name = facts.name;
    const bool folder = name.ends_with('/');
    if (folder) name.pop_back();
    if (const std::string_view reason = wrong_name(name); !reason.empty()) return refused(reason, name);
    if (!ordinary(index, folder)) return refused("pack.link", name);
    if (!names_.insert(without_case(name)).second) return refused("pack.twice", name);
    if (folder) return {};
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE) return refused("pack.encrypted", name);
    if (facts.comp_method != ZIP_CM_STORE && facts.comp_method != ZIP_CM_DEFLATE) return refused("pack.method", name);
    if (facts.size > limits_.file_bytes || facts.size > limits_.all_bytes - promised_) return refused("pack.too_large", name);
    if (facts.size > limits_.ratio_from && facts.size / limits_.ratio > facts.comp_size) return refused("pack.bomb", name);
    promised_ += facts.size;
    entries_.push_back({index, std::move(name), facts.size});
    return {};
  }

  // Neither a link nor a device, on the systems that say so.
  bool ordinary(zip_uint64_t index, bool folder) const {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive_, index, 0, &system, &attributes) != 0) return false;
    const mode_t kind = system == ZIP_OPSYS_UNIX || system == ZIP_OPSYS_OS_X ? static_cast<mode_t>(attributes >> 16U) & S_IFMT : 0;
    return kind == 0 || kind == (folder ? S_IFDIR : S_IFREG);
  }

  // A name that is a file in one place and a folder in another cannot be made.
  const std::string* file_used_as_folder() const {
    std::set<std::string> folders;
    for (const Entry& entry : entries_)
      for (std::size_t at = entry.name.find('/'); at != std::string::npos; at = entry.name.find('/', at + 1))
        folders.insert(without_case(std::string_view(entry.name).substr(0, at)));
    for (const Entry& entry : entries_)
      if (folders.contains(without_case(entry.name))) return &entry.name;
    return nullptr;
  }

  // What was said of the size holds while unpacking; the archive's own sum is checked at the end of the file.
  Result<void> unpack(const Entry& entry) {
    const OpenFile file(zip_fopen_index(archive_, entry.index, 0));
    if (!file) return refused("pack.damaged", entry.name, zip_strerror(archive_));
    ArchiveFile one{entry.name, {}};
    std::array<char, 32 * 1024> chunk;
    for (;;) {
      const zip_int64_t count = zip_fread(file.get(), chunk.data(), chunk.size());
      if (count < 0) return refused("pack.damaged", entry.name, zip_file_strerror(file.get()));
      if (count == 0) break;
      one.bytes.append(chunk.data(), static_cast<std::size_t>(count));
      if (one.bytes.size() > entry.size) return refused("pack.bomb", entry.name);
    }
    if (one.bytes.size() != entry.size) return refused("pack.damaged", entry.name);
    files_.push_back(std::move(one));
    return {};
  }

  zip_t* archive_;
  const ArchiveLimits& limits_;
  std::uint64_t promised_ = 0;
  std::set<std::string> names_;
  std::vector<Entry> entries_;
  std::vector<ArchiveFile> files_;
};

// The archive's clock is the machine's own: its midnight of 1980-01-01 is written the same everywhere.
std::time_t first_day() {
  std::tm day{};
  day.tm_year = 80;
  day.tm_mday = 1;
  day.tm_isdst = -1;
  return std::mktime(&day);
}

bool add(zip_t* archive, const ArchiveFile& file, std::time_t date, zip_int32_t method) {
  zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto place = static_cast<zip_uint64_t>(index);
  return zip_file_set_mtime(archive, place, date, 0) == 0 && zip_set_file_compression(archive, place, method, method == ZIP_CM_DEFLATE ? 9 : 0) == 0 &&
         zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, kFileMode << 16U) == 0;
}

}  // namespace

std::string_view wrong_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos || name.find(':') != std::string_view::npos) return "pack.path";
  if (name.size() > kLongestName) return "pack.name";
  for (std::string_view rest = name;;) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return "pack.path";
    if (wrong_part(part)) return "pack.name";
    if (slash == std::string_view::npos) return {};
    rest.remove_prefix(slash + 1);
  }
}

Result<std::vector<ArchiveFile>> read_archive(std::string_view bytes, const ArchiveLimits& limits) {
  if (bytes.size() > limits.all_bytes) return refused("pack.too_large");
  if (!bytes.starts_with("PK") || has_large_form(bytes)) return refused("pack.not_zip");
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  const Archive archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr);
  std::string why = archive ? std::string() : zip_error_strerror(&error);
  zip_error_fini(&error);
  if (!archive) return refused("pack.not_zip", {}, std::move(why));
  (void)source.release();  // the archive's own from here
  return Reader(archive.get(), limits).read();
}

namespace {

// `first`: as it is, before all others.
Result<std::string> written(const std::optional<ArchiveFile>& first, std::vector<ArchiveFile> files) {
  std::sort(files.begin(), files.end(), [](const ArchiveFile& a, const ArchiveFile& b) { return a.name < b.name; });
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
  Archive archive(source ? zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr);
  zip_error_fini(&error);
  if (!archive) return failure(ErrorKind::internal, "pack.cannot_make");
  zip_source_keep(source.get());  // the archive's, and ours: what it was written to is read below
  const std::time_t date = first_day();
  if (first && !add(archive.get(), *first, date, ZIP_CM_STORE)) return failure(ErrorKind::internal, "pack.cannot_make", {}, zip_strerror(archive.get()));
  for (const ArchiveFile& file : files)
    if (!add(archive.get(), file, date, ZIP_CM_DEFLATE)) return failure(ErrorKind::internal, "pack.cannot_make", {}, zip_strerror(archive.get()));
  if (zip_close(archive.get()) != 0) return failure(ErrorKind::internal, "pack.cannot_make", {}, zip_strerror(archive.get()));
  (void)archive.release();
  zip_stat_t facts;
  zip_stat_init(&facts);
  if (zip_source_stat(source.get(), &facts) != 0 || zip_source_open(source.get()) != 0) return failure(ErrorKind::internal, "pack.cannot_make");
  std::string bytes(facts.size, '\0');
  const zip_int64_t count = zip_source_read(source.get(), bytes.data(), bytes.size());
  zip_source_close(source.get());
  if (count < 0 || static_cast<std::uint64_t>(count) != bytes.size()) return failure(ErrorKind::internal, "pack.cannot_make");
  return bytes;
}

}  // namespace

Result<std::string> write_archive(std::vector<ArchiveFile> files) { return written(std::nullopt, std::move(files)); }
Result<std::string> write_document(const std::string& type, std::vector<ArchiveFile> files) { return written(ArchiveFile{"mimetype", type}, std::move(files)); }

}  // namespace lunabloc::lesson
