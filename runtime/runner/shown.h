// A Lua value as people see it: never its address, never by running the program's own metamethods.
#pragma once

#include <cstddef>
#include <lua.hpp>
#include <string_view>

#include "runner/lua_layout.h"
#include "trace/encoding.h"

namespace lunabloc::runner {

// What a list or a table shows: {3, 8, 12}, {name = "Léa"}; cut with … when it is long. A table of data shows its columns and
// how many rows it has: table {name, age} × 12. A part of the kit and a sprite are written as a
// program asks for them: kit.led("red"), stage.sprite("cat").
class Preview {
 public:
  // At most `most_bytes` (kMostBytes or fewer) and kMostEntries elements of each table, kMostLevels deep.
  Preview(const layout::Value& value, std::size_t most_bytes);
  Preview(lua_State* state, int index, std::size_t most_bytes) : Preview(layout::at(state, index), most_bytes) {}
  std::string_view text() const { return {bytes_, length_}; }

  static constexpr std::size_t kMostBytes = 4096;
  static constexpr int kMostEntries = 100;
  static constexpr int kMostLevels = 3;

 private:
  void value(const layout::Value& value, int level);
  void number(const layout::Value& number);
  void table(const layout::Table& table, int level);
  void object(const layout::Value& object);
  void part_of_kit(std::string_view part);
  void quoted(std::string_view name);
  void key(const layout::Value& key, int level);
  void add(std::string_view text);
  bool full() const { return length_ >= most_; }

  std::size_t most_;
  std::size_t length_ = 0;
  char bytes_[kMostBytes + 8];
};

// Tables that stand for something of the engine's: their metatable says of which library, and they have one name. A part of
// "kit" is "led:red" or "A/led:red", one of "stage" is a sprite.
inline constexpr char kLibrary[] = "__library";
inline constexpr char kPartName[] = "part";
inline constexpr char kSpriteName[] = "sprite";

// Adds the value to a record: numbers, truth and text as they are (text cut), anything else as its preview.
void add_value(trace::RecordWriter& writer, const layout::Value& value, std::size_t most_bytes);
inline void add_value(trace::RecordWriter& writer, lua_State* state, int index, std::size_t most_bytes) {
  add_value(writer, layout::at(state, index), most_bytes);
}

// Before the first of them is shown. Gives the metatable that makes the numbers of objects a weak table.
const void* open_object_numbers(lua_State* state);

// Pushes the value as `tostring` gives it: "table #3" instead of an address. Runs __tostring and __name, as Lua does.
std::string_view push_shown(lua_State* state, int index);

// A number as text, Lua's way; one form of what is no number.
std::size_t write_number(const layout::Value& value, char* into, std::size_t size);
inline std::size_t write_number(lua_State* state, int index, char* into, std::size_t size) {
  return write_number(layout::at(state, index), into, size);
}

}  // namespace lunabloc::runner
