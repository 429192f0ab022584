// Where bytes of a table come from: a file, or a text in memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lunabloc::data {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The next bytes, at most as many as there is room for; 0 at the end. Errors: "file.cannot_read" {fichier}.
  virtual Result<std::size_t> read(std::span<char> room) = 0;
  virtual Result<void> rewind() = 0;
  virtual std::uint64_t size() const = 0;
};

// A plain file, no link and no device. Errors: "file.missing", "file.no_right", "tables.no_plain_file" {fichier}.
Result<std::unique_ptr<ByteSource>> open_file(const std::filesystem::path& path);

class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(std::span<char> room) override {
    const std::size_t count = text_.copy(room.data(), room.size(), at_);
    at_ += count;
    return count;
  }
  Result<void> rewind() override {
    at_ = 0;
    return {};
  }
  std::uint64_t size() const override { return text_.size(); }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace lunabloc::data
