#include "data/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace lunabloc::data {
namespace {

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, std::string name, std::uint64_t size) : descriptor_(descriptor), name_(std::move(name)), size_(size) {}
  ~FileSource() override { ::close(descriptor_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<std::size_t> read(std::span<char> room) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, room.data(), room.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return cannot_read();
    }
  }
  Result<void> rewind() override {
    if (::lseek(descriptor_, 0, SEEK_SET) < 0) return cannot_read();
    return {};
  }
  std::uint64_t size() const override { return size_; }

 private:
  tl::unexpected<Error> cannot_read() const { return failure(ErrorKind::failed, "file.cannot_read", {{"fichier", name_}}); }

  int descriptor_;
  std::string name_;
  std::uint64_t size_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::filesystem::path& path) {
  const Arguments named = {{"fichier", path.string()}};
  // Without waiting for whoever might write to a pipe.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno == ELOOP) return failure(ErrorKind::failed, "tables.no_plain_file", named);
    return failure(ErrorKind::failed, errno == EACCES || errno == EPERM ? "file.no_right" : "file.missing", named);
  }
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    ::close(descriptor);
    return failure(ErrorKind::failed, "tables.no_plain_file", named);
  }
  return std::make_unique<FileSource>(descriptor, path.string(), static_cast<std::uint64_t>(facts.st_size));
}

}  // namespace lunabloc::data
