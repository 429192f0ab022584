#include "lesson/pack_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "base/sha256.h"

namespace lunabloc::lesson {
namespace {

struct Kind {
  std::string_view ending;
  bool text;
};
constexpr std::array<Kind, 10> kKinds = {{{".md", true},
                                          {".yaml", true},
                                          {".lua", true},
                                          {".csv", true},
                                          {".svg", true},
                                          {".txt", true},
                                          {".png", false},
                                          {".jpg", false},
                                          {".opus", false},
                                          {".zip", false}}};

// Well-formed UTF-8 without a zero byte or a mark of the byte order.
bool is_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return false;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    if (first == 0 || length == 0 || at + length > bytes.size()) return false;
    for (std::size_t more = 1; more < length; ++more)
      if ((static_cast<unsigned char>(bytes[at + more]) & 0xC0U) != 0x80) return false;
    const auto second = length > 1 ? static_cast<unsigned char>(bytes[at + 1]) : 0;
    const bool longer_than_needed = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool no_character = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
    if (longer_than_needed || no_character) return false;
    at += length;
  }
  return true;
}

// A drawing that fetches nothing, runs nothing and holds no other document.
bool is_still_picture(std::string svg) {
  std::transform(svg.begin(), svg.end(), svg.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view word : {"<script", "<!doctype", "<!entity", "<foreignobject", "<iframe", "<image", "@import", "javascript:", "<set", "<animate"})
    if (svg.find(word) != std::string::npos) return false;
  // A link may only point inside the picture; url(…) likewise.
  for (const std::string_view key : {"href", "url("})
    for (std::size_t at = svg.find(key); at != std::string::npos; at = svg.find(key, at + 1)) {
      std::size_t to = at + key.size();
      while (to < svg.size() && (std::isspace(static_cast<unsigned char>(svg[to])) != 0 || svg[to] == '=' || svg[to] == '"' || svg[to] == '\'')) ++to;
      if (to < svg.size() && svg[to] != '#') return false;
    }
  // onload="…" and its like.
  for (std::size_t at = svg.find("on"); at != std::string::npos; at = svg.find("on", at + 1)) {
    if (at == 0 || std::isspace(static_cast<unsigned char>(svg[at - 1])) == 0) continue;
    std::size_t to = at + 2;
    while (to < svg.size() && std::isalpha(static_cast<unsigned char>(svg[to])) != 0) ++to;
    while (to < svg.size() && std::isspace(static_cast<unsigned char>(svg[to])) != 0) ++to;
    if (to > at + 2 && to < svg.size() && svg[to] == '=') return false;
  }
  return true;
}

tl::unexpected<Error> refused(const char* message, std::string_view name) {
  return failure(ErrorKind::failed, message, {{"nom", std::string(name)}});
}

}  // namespace

Result<void> check_kinds(const std::vector<ArchiveFile>& files) {
  for (const ArchiveFile& file : files) {
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& one) { return file.name.ends_with(one.ending); });
    if (kind == kKinds.end() || (kind->ending == ".zip" && file.name != kAdult)) return refused("pack.kind", file.name);
    if (kind->text && !is_text(file.bytes)) return refused("pack.encoding", file.name);
    if (kind->ending == ".png" && !file.bytes.starts_with("\x89PNG\r\n\x1a\n")) return refused("pack.encoding", file.name);
    if (kind->ending == ".jpg" && !file.bytes.starts_with("\xFF\xD8\xFF")) return refused("pack.encoding", file.name);
    if (kind->ending == ".opus" && !file.bytes.starts_with("OggS")) return refused("pack.encoding", file.name);
    if (kind->ending == ".svg" && !is_still_picture(file.bytes)) return refused("pack.picture", file.name);
  }
  return {};
}

std::string sums_of(const std::vector<ArchiveFile>& files) {
  std::map<std::string, std::string> lines;
  for (const ArchiveFile& file : files)
    if (file.name != kSums) lines[file.name] = fmt::format("{}  {}  {}\n", base::sha256(file.bytes), file.bytes.size(), file.name);
  std::string text;
  for (const auto& [name, line] : lines) text += line;
  return text;
}

Result<void> check_sums(const std::vector<ArchiveFile>& files) {
  const auto list = std::find_if(files.begin(), files.end(), [](const ArchiveFile& file) { return file.name == kSums; });
  if (list == files.end()) return refused("pack.no_list", kSums);
  std::map<std::string, std::string, std::less<>> listed;  // name → its line
  for (std::string_view rest = list->bytes; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t name = line.rfind("  ");
    if (name == std::string_view::npos || !listed.emplace(line.substr(name + 2), line).second) return refused("pack.sum", line);
  }
  for (const ArchiveFile& file : files) {
    if (file.name == kSums) continue;
    const auto line = listed.find(file.name);
    if (line == listed.end()) return refused("pack.unlisted", file.name);
    if (line->second != fmt::format("{}  {}  {}", base::sha256(file.bytes), file.bytes.size(), file.name)) return refused("pack.sum", file.name);
    listed.erase(line);
  }
  if (!listed.empty()) return refused("pack.sum", listed.begin()->first);
  return {};
}

}  // namespace lunabloc::lesson
