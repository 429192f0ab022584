#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/many_files.h"

namespace lunabloc::base {
namespace {

// Closes at the end of its scope; -1 means nothing is open.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  // Closes now; false when the system says that bytes were lost.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

tl::unexpected<Error> refused(const std::filesystem::path& path, int number, const char* otherwise) {
  const char* message = otherwise;
  if (number == ENOENT || number == ENOTDIR) message = "file.missing";
  if (number == EACCES || number == EPERM) message = "file.no_right";
  if (number == ENOSPC || number == EDQUOT) message = "file.disk_full";
  if (number == EROFS) message = "file.read_only";
  Error error{ErrorKind::failed, message, {{"fichier", path.string()}}, {path.string(), 0, 0}, std::strerror(number)};
  return tl::unexpected(std::move(error));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// A new name in a folder is on the disk only once the folder itself is.
void flush_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.open()) ::fsync(descriptor.number());
}

}  // namespace

Result<void> make_folder(const std::filesystem::path& folder) {
  if (folder.empty() || is_folder(folder)) return {};
  if (folder.has_parent_path() && folder.parent_path() != folder)
    if (Result<void> parent = make_folder(folder.parent_path()); !parent) return parent;
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return refused(folder, errno, "file.cannot_write");
  return {};
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t largest_bytes) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.open()) return refused(path, errno, "file.cannot_read");
  struct stat facts {};
  if (::fstat(descriptor.number(), &facts) != 0) return refused(path, errno, "file.cannot_read");
  if (S_ISDIR(facts.st_mode)) return refused(path, EISDIR, "file.cannot_read");
  if (static_cast<std::size_t>(facts.st_size) > largest_bytes) return refused(path, EFBIG, "file.too_large");
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(facts.st_size));
  char chunk[16 * 1024];
  for (;;) {
    const ssize_t count = ::read(descriptor.number(), chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return refused(path, errno, "file.cannot_read");
    if (count == 0) return bytes;
    bytes.append(chunk, static_cast<std::size_t>(count));
    if (bytes.size() > largest_bytes) return refused(path, EFBIG, "file.too_large");
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  if (Result<void> made = make_folder(path.parent_path()); !made) return made;
  std::string aside = path.string() + ".XXXXXX";
  Descriptor descriptor(::mkostemp(aside.data(), O_CLOEXEC));
  if (!descriptor.open()) return refused(path, errno, "file.cannot_write");
  const bool whole = write_all(descriptor.number(), bytes) && ::fsync(descriptor.number()) == 0 && descriptor.close() &&
                     ::rename(aside.c_str(), path.c_str()) == 0;
  if (!whole) {
    const int reason = errno;
    ::unlink(aside.c_str());
    return refused(path, reason, "file.cannot_write");
  }
  flush_folder(path.parent_path());
  return {};
}

Result<void> write_files(const std::vector<std::pair<std::filesystem::path, std::string_view>>& files) {
  std::vector<std::string> aside;
  std::size_t renamed = 0;
  const auto give_up = [&](const std::filesystem::path& path, int reason) {
    for (std::size_t at = renamed; at < aside.size(); ++at) ::unlink(aside[at].c_str());
    return refused(path, reason, "file.cannot_write");
  };
  for (const auto& [path, bytes] : files) {
    if (Result<void> made = make_folder(path.parent_path()); !made) return give_up(path, errno);
    aside.push_back(path.string() + ".XXXXXX");
    Descriptor descriptor(::mkostemp(aside.back().data(), O_CLOEXEC));
    if (!descriptor.open()) {
      aside.pop_back();
      return give_up(path, errno);
    }
    if (!write_all(descriptor.number(), bytes) || !descriptor.close()) return give_up(path, errno);
  }
  if (files.empty()) return {};
  const std::filesystem::path& first = files.front().first;
  const Descriptor folder(::open(first.parent_path().empty() ? "." : first.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open() || ::syncfs(folder.number()) != 0) return give_up(first, errno);
  for (; renamed < files.size(); ++renamed)
    if (::rename(aside[renamed].c_str(), files[renamed].first.c_str()) != 0) return give_up(files[renamed].first, errno);
  if (::syncfs(folder.number()) != 0) return refused(first, errno, "file.cannot_write");
  return {};
}

Result<void> append_file(const std::filesystem::path& path, std::string_view bytes) {
  if (Result<void> made = make_folder(path.parent_path()); !made) return made;
  Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
  struct stat before {};
  if (!descriptor.open() || ::fstat(descriptor.number(), &before) != 0) return refused(path, errno, "file.cannot_write");
  if (!write_all(descriptor.number(), bytes) || ::fdatasync(descriptor.number()) != 0) {
    const int reason = errno;
    // Half of what was to be added would be worse than nothing: whoever tries again adds the whole.
    if (S_ISREG(before.st_mode)) (void)!::ftruncate(descriptor.number(), before.st_size);
    return refused(path, reason, "file.cannot_write");
  }
  if (!descriptor.close()) return refused(path, errno, "file.cannot_write");
  return {};
}

Result<GrowingFile> GrowingFile::create(const std::filesystem::path& path) {
  if (Result<void> made = make_folder(path.parent_path()); !made) return tl::unexpected(made.error());
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return refused(path, errno, "file.cannot_write");
  return GrowingFile(path, descriptor);
}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

GrowingFile::~GrowingFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> GrowingFile::add(std::string_view bytes) {
  struct stat before {};
  if (::fstat(descriptor_, &before) != 0) return refused(path_, errno, "file.cannot_write");
  if (write_all(descriptor_, bytes)) return {};
  const int reason = errno;
  if (S_ISREG(before.st_mode)) (void)!::ftruncate(descriptor_, before.st_size);
  return refused(path_, reason, "file.cannot_write");
}

Result<void> GrowingFile::sync() {
  // What is no file of a disk (a pipe, /dev/null) has nothing to wait for.
  if (::fdatasync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) return refused(path_, errno, "file.cannot_write");
  return {};
}

bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

bool is_file(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

std::vector<std::string> entries_of(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace lunabloc::base
