#include "portfolio/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "base/file.h"
#include "base/many_files.h"
#include "lesson/archive.h"
#include "portfolio/kinds.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kFolders = {"works", "backpack", "drawings", "images"};
constexpr std::string_view kPerson = "person.json";
constexpr std::string_view kAbout = "LISEZ-MOI.txt";

bool is_half_written(std::string_view name) { return name.starts_with('.') || name.ends_with(".tmp"); }

Result<void> read_folder(const fs::path& folder, const std::string& prefix, Files& files) {
  for (const std::string& name : base::entries_of(folder)) {
    if (is_half_written(name)) continue;
    const fs::path path = folder / name;
    if (base::is_folder(path)) {
      if (Result<void> read = read_folder(path, prefix + name + "/", files); !read) return read;
    } else if (kind_of(prefix + name).travels && base::is_file(path)) {
      Result<std::string> bytes = base::read_file(path);
      if (!bytes) return tl::unexpected(bytes.error());
      files[prefix + name] = std::move(*bytes);
    }
  }
  return {};
}

// Names that some system cannot hold are written in letters that all can: "é" is "-xC3-xA9".
constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/";

std::string plain_name(const std::string& name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool dash = name[i] == '-' && name.compare(i, 2, "-x") != 0;
    if (dash || kPlain.find(name[i]) != std::string_view::npos) plain += name[i];
    else plain += fmt::format("-x{:02X}", static_cast<unsigned char>(name[i]));
  }
  return plain;
}

std::string own_name(const std::string& plain) {
  const auto digit = [](char letter) { return letter >= '0' && letter <= '9' ? letter - '0' : letter >= 'A' && letter <= 'F' ? letter - 'A' + 10 : -1; };
  std::string name;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool coded = plain.compare(i, 2, "-x") == 0 && i + 3 < plain.size() && digit(plain[i + 2]) >= 0 && digit(plain[i + 3]) >= 0;
    name += coded ? static_cast<char>(digit(plain[i + 2]) * 16 + digit(plain[i + 3])) : plain[i];
    if (coded) i += 3;
  }
  return name;
}

bool is_ours(const std::string& path) {
  return path == kPerson || std::any_of(kFolders.begin(), kFolders.end(), [&](std::string_view folder) { return path.starts_with(std::string(folder) + "/"); });
}

}  // namespace

std::optional<std::string> work_of(const std::string& path) {
  const std::string after = "/" + std::string(kProgramFile);
  if (!path.starts_with(kWorks) || !path.ends_with(after) || path.size() <= kWorks.size() + after.size()) return std::nullopt;
  return path.substr(kWorks.size(), path.size() - kWorks.size() - after.size());
}

Result<Files> read_portfolio(const fs::path& home, const CurrentText& current_text) {
  Files files;
  for (const std::string_view folder : kFolders)
    if (Result<void> read = read_folder(home / folder, std::string(folder) + "/", files); !read) return tl::unexpected(read.error());
  if (base::is_file(home / kPerson)) {
    Result<std::string> person = base::read_file(home / kPerson);
    if (!person) return tl::unexpected(person.error());
    files[std::string(kPerson)] = std::move(*person);
  }
  for (auto& [path, bytes] : files)
    if (const std::optional<std::string> work = work_of(path))
      if (std::optional<std::string> text = current_text(home, *work)) bytes = std::move(*text);
  return files;
}

Result<void> write_portfolio(const fs::path& home, const Files& files) {
  std::vector<std::pair<fs::path, std::string_view>> changed;
  for (const auto& [path, bytes] : files)
    if (!base::is_file(home / path) || base::read_file(home / path).value_or("") != bytes) changed.emplace_back(home / path, bytes);
  return base::write_files(changed);
}

Result<std::string> pack_portfolio(const Files& files, const std::string& about) {
  std::vector<lesson::ArchiveFile> packed = {{std::string(kAbout), about}};
  for (const auto& [path, bytes] : files) packed.push_back({plain_name(path), bytes});
  return lesson::write_archive(std::move(packed));
}

Result<Files> unpack_portfolio(std::string_view bytes) {
  Result<std::vector<lesson::ArchiveFile>> packed = lesson::read_archive(bytes);
  if (!packed) return tl::unexpected(packed.error());
  Files files;
  for (lesson::ArchiveFile& file : *packed) {
    if (file.name == kAbout) continue;
    std::string name = own_name(file.name);
    // What was written in plain letters may still lead nowhere outside.
    const bool leads_out = name.find("..") != std::string::npos || name.find('\0') != std::string::npos || name.find("//") != std::string::npos;
    if (leads_out || !is_ours(name)) return failure(ErrorKind::failed, "portfolio.not_one", {{"nom", file.name}});
    files[std::move(name)] = std::move(file.bytes);
  }
  return files;
}

Erased erase_portfolio(const fs::path& home) {
  Erased erased;
  std::error_code problem;
  if (!base::is_folder(home)) return erased;
  for (fs::recursive_directory_iterator at(home, fs::directory_options::skip_permission_denied, problem), end; !problem && at != end; at.increment(problem)) {
    std::error_code unknown;
    if (at->is_directory(unknown) && !at->is_symlink(unknown)) continue;
    ++erased.files;
    if (const std::uintmax_t size = at->is_symlink(unknown) ? 0 : at->file_size(unknown); !unknown) erased.bytes += size;
  }
  fs::remove_all(home, problem);
  if (!base::is_there(home)) return erased;
  erased.left.push_back(home);
  for (fs::recursive_directory_iterator at(home, fs::directory_options::skip_permission_denied, problem), end; !problem && at != end; at.increment(problem))
    erased.left.push_back(at->path());
  return erased;
}

}  // namespace lunabloc::portfolio
