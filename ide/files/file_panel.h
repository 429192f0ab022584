// A file or a folder is chosen: folders, and the files of the wanted kind, with the pointer or the keys alone. A small panel of
// our own, since SDL 2 has none; it opens nothing, it only says what was chosen.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::files {

enum class Kind { picture, sound, table, portfolio, folder, any };

class FilePanel {
 public:
  void open(widgets::Frame& frame, Kind kind);
  bool is_open() const { return open_; }
  Kind kind() const { return kind_; }
  // In frame.area, while it is open; the file once it is chosen, or the folder when a folder is looked for.
  std::optional<std::filesystem::path> draw(widgets::Frame& frame);
  // Where it looks next; the pupil's own folder at first.
  void go_to(std::filesystem::path folder);

 private:
  struct Entry {
    std::string name;
    bool is_folder = false;
  };
  void read();
  void close(widgets::Frame& frame);
  std::optional<std::filesystem::path> choose(widgets::Frame& frame, std::size_t index);

  bool open_ = false;
  Kind kind_ = Kind::picture;
  std::filesystem::path folder_;
  std::vector<Entry> entries_;
  bool cut_ = false;        // there is more in the folder than is shown
  bool unreadable_ = false;
};

}  // namespace lunabloc::ide::files
