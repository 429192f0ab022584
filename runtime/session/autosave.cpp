#include "session/autosave.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/base64.h"
#include "base/file.h"
#include "base/fnv1a.h"
#include "portfolio/progress.h"
#include "portfolio/work_files.h"

namespace lunabloc::session {
namespace {

// Only to tell whether a journal speaks of this text.
std::string hash_of(std::string_view text) { return fmt::format("{:016x}", base::fnv1a(text)); }

std::string line_of(const program::TextEdit& edit, const std::string& cause) {
  nlohmann::ordered_json line;
  line["off"] = edit.removed.start;
  line["del"] = edit.removed.length();
  line["ins"] = base::to_base64(edit.inserted);
  line["cause"] = cause;
  return line.dump() + "\n";
}

// Applies one line of a journal; false at the first line that makes no sense.
bool replay(std::string& text, const std::string& line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("off") || !json.contains("del") || !json.contains("ins")) return false;
  if (!json["off"].is_number_unsigned() || !json["del"].is_number_unsigned() || !json["ins"].is_string()) return false;
  const auto start = json["off"].get<std::size_t>();
  const auto length = json["del"].get<std::size_t>();
  const auto inserted = base::from_base64(json["ins"].get<std::string>());
  if (!inserted || start > text.size() || length > text.size() - start) return false;
  program::apply(text, program::TextEdit{{start, start + length}, *inserted});
  return true;
}

}  // namespace

Autosave::Autosave(std::filesystem::path home, std::string key) : home_(std::move(home)), key_(std::move(key)) {}

std::filesystem::path Autosave::journal_path() const { return home_ / "works" / key_ / portfolio::kJournalFile; }

std::optional<std::string> Autosave::recover() {
  Result<std::string> saved = portfolio::load_program(home_, key_);
  const Result<std::string> journal = base::read_file(journal_path());
  if (!saved && !journal) return std::nullopt;
  std::string text = saved.value_or(std::string());
  text_ = text;
  if (!journal) return text;
  journal_is_torn_ = true;  // until it has been read to its end
  std::istringstream lines(*journal);
  std::string line;
  const auto header = std::getline(lines, line) ? nlohmann::json::parse(line, nullptr, false) : nlohmann::json();
  const auto base = header.is_object() ? header.find("base") : header.end();
  if (base == header.end() || !base->is_string() || base->get<std::string>() != hash_of(text)) return text;
  journal_is_torn_ = false;
  while (!journal_is_torn_ && std::getline(lines, line)) journal_is_torn_ = !replay(text, line) || lines.eof();
  unsaved_ = recovered_ = text != text_;
  text_ = text;
  return text;
}

void Autosave::record(const program::TextEdits& edits, const std::string& cause, const std::string& text,
                      std::chrono::microseconds now) {
  if (!unsaved_) {
    first_change_ = now;
    pending_ = nlohmann::json{{"base", hash_of(text_)}}.dump() + "\n";
  }
  for (const program::TextEdit& edit : edits) pending_ += line_of(edit, cause);
  if (journal_due_.count() == 0) journal_due_ = now + kJournalDelay;
  save_due_ = std::min(now + kSaveDelay, first_change_ + kSaveAtMost);
  text_ = text;
  unsaved_ = true;
}

Result<void> Autosave::tick(std::chrono::microseconds now) {
  if (!unsaved_) return {};
  if (now >= save_due_) {
    Result<void> flushed = flush();
    if (!flushed) save_due_ = now + kSaveDelay;
    return flushed;
  }
  if (pending_.empty() || now < journal_due_) return {};
  Result<void> written = write_journal();
  if (!written) journal_due_ = now + kJournalDelay;
  return written;
}

Result<void> Autosave::write_journal() {
  if (journal_is_torn_) return flush();
  Result<void> written = base::append_file(journal_path(), pending_);
  if (written) pending_.clear();
  journal_due_ = std::chrono::microseconds(0);
  return written;
}

Result<void> Autosave::flush() {
  if (!unsaved_) return {};
  if (Result<void> saved = portfolio::save_program(home_, key_, text_); !saved) return saved;
  std::error_code ignored;
  std::filesystem::remove(journal_path(), ignored);
  pending_.clear();
  journal_due_ = std::chrono::microseconds(0);
  unsaved_ = false;
  journal_is_torn_ = false;
  return {};
}

}  // namespace lunabloc::session
