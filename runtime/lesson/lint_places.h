// Where in a lesson's files a thing stands that has been read: what lint says names the line to mend.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_file.h"
#include "base/result.h"

namespace lunabloc::lesson {

class LintPlaces {
 public:
  explicit LintPlaces(const std::filesystem::path& folder);

  // The key of the head, or the head; a text of the key's list.
  base::Place head(std::string_view key) const;
  base::Place head_item(std::string_view key, std::string_view text) const;
  // What the head says, before anything was put together.
  const DataValue& own_head() const { return head_; }
  // A line of a message ("vu", "essaie"), the message, or the file.
  base::Place message(const std::string& id, std::string_view line = {}) const;
  base::Place map(const std::string& name) const;
  // The line of lecon.md, from `line` on, in which these words begin; `line` when they are not found.
  base::Place words(std::string_view text, std::uint32_t line) const;

 private:
  std::filesystem::path folder_;
  std::vector<std::string> lines_;  // of lecon.md
  DataValue head_, checks_;
};

}  // namespace lunabloc::lesson
