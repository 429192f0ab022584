// sound: notes, sounds by their names, and how loud. Each is an event with its length; who listens may play it, and the
// stage shows it in words.
#include <algorithm>
#include <array>
#include <cmath>

#include "runner/library.h"

namespace lunabloc::runner {
namespace {

struct Note {
  std::string_view name;
  int semitones;  // from la
};
constexpr std::array kNotes = {
    Note{"do", -9}, Note{"ré", -7}, Note{"re", -7}, Note{"mi", -5}, Note{"fa", -4}, Note{"sol", -2}, Note{"la", 0}, Note{"si", 2},
    Note{"C", -9},  Note{"D", -7},  Note{"E", -5},  Note{"F", -4},  Note{"G", -2},  Note{"A", 0},    Note{"B", 2}};

struct Sound {
  std::string_view name;
  double seconds;
};
// As long as the files of assets/sounds; a test compares them. What a project has of its own may be anything: the trace
// is the same with or without it.
constexpr double kOwn = 1;
constexpr std::array kSounds = {
    Sound{"pop", 0.1},     Sound{"ding", 0.6},   Sound{"boom", 0.8},    Sound{"jump", 0.3},    Sound{"meow", 0.7},    Sound{"clap", 0.2},
    Sound{"bell", 1.2},    Sound{"drum", 0.4},   Sound{"laser", 0.4},   Sound{"coin", 0.5},    Sound{"step", 0.15},   Sound{"splash", 0.6},
    Sound{"whistle", 0.6}, Sound{"bark", 0.3},   Sound{"alarm", 0.8},   Sound{"win", 1.0},     Sound{"lose", 1.0},    Sound{"click", 0.05},
    Sound{"sound1", kOwn}, Sound{"sound2", kOwn}, Sound{"sound3", kOwn}, Sound{"sound4", kOwn}, Sound{"sound5", kOwn}, Sound{"sound6", kOwn}};

constexpr double kLowest = 20, kHighest = 20'000;  // Hz: what ears hear
constexpr double kLongest = 60;                    // seconds

// "la", "do#", "mi5": a name, a sharp or a flat, and an octave (4 when none is said). 0: no note.
double hertz_of(std::string_view text) {
  const Note* note = nullptr;
  for (const Note& one : kNotes)
    if (text.starts_with(one.name) && (note == nullptr || one.name.size() > note->name.size())) note = &one;
  if (note == nullptr) return 0;
  text.remove_prefix(note->name.size());
  int semitones = note->semitones;
  if (text.starts_with('#')) ++semitones, text.remove_prefix(1);
  else if (text.starts_with('b')) --semitones, text.remove_prefix(1);
  int octave = 4;
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') octave = text[0] - '0';
  else if (!text.empty()) return 0;
  return 440 * std::pow(2, (semitones + 12 * (octave - 4)) / 12.0);
}

void tell(lua_State* state, std::string_view event, std::string_view name, double seconds, double hertz) {
  Context& context = context_of(state);
  context.emit(trace::EventKind::world, event, [&](trace::RecordWriter& writer) {
    writer.text(name);
    writer.number(seconds);
    if (hertz > 0) writer.number(hertz);
  });
}

// sound.note("la", 0.5) or sound.frequency(440, 0.5), which is the same for a number: the script goes on when the note is over.
int note(lua_State* state) {
  const lua_Number seconds = std::clamp(luaL_optnumber(state, 2, 0.5), 0.0, kLongest);
  double hertz = 0;
  const bool by_number = lua_type(state, 1) == LUA_TNUMBER;
  if (by_number) {
    hertz = std::clamp(lua_tonumber(state, 1), kLowest, kHighest);
    lua_pushinteger(state, std::llround(hertz));
    lua_pushliteral(state, " Hz");
    lua_concat(state, 2);
  } else {
    luaL_checkstring(state, 1);
    lua_pushvalue(state, 1);
    std::size_t length = 0;
    const char* const text = lua_tolstring(state, 1, &length);
    hertz = hertz_of({text, length});
    luaL_argcheck(state, hertz > 0, 1, "a note");
  }
  std::size_t length = 0;
  const char* const name = lua_tolstring(state, -1, &length);
  tell(state, "sound.note", {name, length}, seconds, hertz);
  return wait_for(state, seconds);
}

// The script goes on at once.
int play(lua_State* state) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, 1, &length);
  const std::string_view name(text, length);
  const auto found = std::find_if(kSounds.begin(), kSounds.end(), [name](const Sound& sound) { return sound.name == name; });
  luaL_argcheck(state, found != kSounds.end(), 1, "a sound");
  tell(state, "sound.play", name, found->seconds, 0);
  return 0;
}

int volume(lua_State* state) {
  const lua_Number percent = std::clamp(luaL_checknumber(state, 1), 0.0, 100.0);
  context_of(state).emit(trace::EventKind::world, "sound.volume", [percent](trace::RecordWriter& writer) { writer.number(percent); });
  return 0;
}

}  // namespace

void open_sound(lua_State* state) {
  constexpr luaL_Reg kSound[] = {{"note", note}, {"frequency", note}, {"play", play}, {"volume", volume}, {nullptr, nullptr}};
  luaL_newlib(state, kSound);
  lua_setglobal(state, "sound");
}

}  // namespace lunabloc::runner
