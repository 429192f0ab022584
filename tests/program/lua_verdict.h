// What Lua's own compiler says of a file, as `luac -p` reads it: mark, first line and all.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "lua_support.h"

namespace lunabloc::program {

struct LuaVerdict {
  long line = 0;  // of the fault; 0: Lua takes the text, -1: it names no line
  std::string words;
};

// A file in memory that Lua can open.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(::memfd_create("program", 0)) {
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t written = ::write(file_, bytes.data() + done, bytes.size() - done);
      if (written <= 0) break;
      done += static_cast<std::size_t>(written);
    }
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

inline LuaVerdict lua_verdict(std::string_view lua) {
  const MemoryFile file(lua);
  LuaState state;
  if (state.load_file(file.path())) return {};
  LuaVerdict verdict{-1, state.outcome().error};
  const std::string& words = verdict.words;
  if (words.starts_with(file.path() + ":")) verdict.line = std::atol(words.c_str() + file.path().size() + 1);
  // `break` and `goto` are refused late: then the place is in the words.
  const std::size_t late = words.find("at line ");
  const bool names_its_opener = words.find("(to close") != std::string::npos ||
                                words.find("(starting") != std::string::npos || words.find("limit is") != std::string::npos;
  if (late != std::string::npos && !names_its_opener) verdict.line = std::atol(words.c_str() + late + 8);
  return verdict;
}

}  // namespace lunabloc::program
