// stage: sprites and their methods. Where they are is asked of the same fold that the window draws (world/stage.h).
//
// As in Scratch, a loop that moves a sprite is seen to move it: a command that a script repeats from the same line at
// the same moment, or a question that it repeats three times, lets a frame pass first. So it is the same in both modes.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "runner/library.h"
#include "runner/scheduler.h"
#include "runner/shown.h"
#include "world/costumes.h"

namespace lunabloc::runner {
namespace {

using world::Point;
using world::Sprite;

constexpr char kSprites = 0;    // its address is the key, in the registry, of the sprites by name
constexpr char kMethods = 0;    // and of their metatable
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestWords = 512;

// What a word of the event stands for, on its way to the fold and to the trace.
struct Word {
  std::string_view text;
  double number = 0;
  bool is_text = false;
  Word(std::string_view words) : text(words), is_text(true) {}
  Word(const char* words) : Word(std::string_view(words)) {}
  Word(const std::string& words) : Word(std::string_view(words)) {}
  Word(double value) : number(value) {}
};

void happen(Context& context, std::string_view name, std::initializer_list<Word> words) {
  trace::Event event;
  event.kind = trace::EventKind::world;
  event.at = context.now;
  event.name = name;
  for (const Word& word : words) event.values.push_back(word.is_text ? trace::Value(std::string(word.text)) : trace::Value(word.number));
  world::fold(context.stage, event);
  context.emit(trace::EventKind::world, name, [&words](trace::RecordWriter& writer) {
    for (const Word& word : words) word.is_text ? writer.text(word.text) : writer.number(word.number);
  });
}

std::string_view text_at(lua_State* state, int index, std::size_t longest) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, index, &length);
  luaL_argcheck(state, length <= longest, index, "a shorter name");
  return {text, length};
}

// The sprite's name, kept by the object at `index`, or the text there.
std::string_view name_at(lua_State* state, int index) {
  if (lua_type(state, index) == LUA_TSTRING) return text_at(state, index, kLongestName);
  if (lua_istable(state, index)) {
    lua_pushstring(state, kSpriteName);
    if (lua_rawget(state, index) == LUA_TSTRING) {
      std::size_t length = 0;
      const char* const text = lua_tolstring(state, -1, &length);
      lua_pop(state, 1);  // the object holds it
      return {text, length};
    }
  }
  luaL_argerror(state, index, "a sprite");
  return {};
}

const Sprite* sprite_at(lua_State* state, int index) { return context_of(state).stage.find(name_at(state, index)); }

Point place_of(lua_State* state, const Sprite& sprite) { return world::place_of(sprite, context_of(state).now); }
Point mouse(lua_State* state) {
  const Scheduler& scheduler = *context_of(state).scheduler;
  return {scheduler.value_of("mouse:x"), scheduler.value_of("mouse:y")};
}

// The object of a sprite that is there, pushed; made once, so that it is equal to itself.
void push_sprite(lua_State* state, std::string_view name) {
  lua_rawgetp(state, LUA_REGISTRYINDEX, &kSprites);
  lua_pushlstring(state, name.data(), name.size());
  lua_pushvalue(state, -1);
  if (lua_rawget(state, -3) == LUA_TTABLE) {
    lua_replace(state, -3);
    lua_pop(state, 1);
    return;
  }
  lua_pop(state, 1);
  lua_createtable(state, 0, 1);
  lua_pushstring(state, kSpriteName);
  lua_pushvalue(state, -3);
  lua_rawset(state, -3);
  lua_rawgetp(state, LUA_REGISTRYINDEX, &kMethods);
  lua_setmetatable(state, -2);
  lua_pushvalue(state, -1);
  lua_insert(state, -4);
  lua_rawset(state, -3);
  lua_pop(state, 1);
}

void check_room(lua_State* state) {
  Context& context = context_of(state);
  if (context.stage.sprites.size() < world::kMostSprites) return;
  find_statement(context, state);
  const Digits most(world::kMostSprites);
  finish_with_error(context, {"run.too_many_sprites", {{"n", most.text()}}});
}

// ---- Time: a command is done at once, or after a frame when it is repeated

template <lua_CFunction perform, int most>
int after_frame(lua_State* state, int, lua_KContext) {
  context_of(state).scheduler->repeats(state, reinterpret_cast<std::size_t>(perform), most);  // the first of this moment
  return perform(state);
}

template <lua_CFunction perform, int most>
int paced(lua_State* state) {
  Scheduler& scheduler = *context_of(state).scheduler;
  if (!scheduler.repeats(state, reinterpret_cast<std::size_t>(perform), most)) return perform(state);
  if (scheduler.wait(state, Scheduler::kFrame)) return lua_yieldk(state, 0, 0, after_frame<perform, most>);
  return after_frame<perform, most>(state, LUA_OK, 0);
}
template <lua_CFunction perform>
constexpr lua_CFunction command = paced<perform, 1>;
template <lua_CFunction perform>
constexpr lua_CFunction question = paced<perform, 3>;

// ---- Sprites

int stage_sprite(lua_State* state) {
  const std::string_view name = text_at(state, 1, kLongestName);
  Context& context = context_of(state);
  if (context.stage.find(name) == nullptr) {
    std::string_view costume = lua_isnoneornil(state, 2) ? name : text_at(state, 2, kLongestName);
    if (world::costume_named(costume) == nullptr) {
      luaL_argcheck(state, lua_isnoneornil(state, 2), 2, "a costume");
      costume = world::costumes().front().name;
    }
    check_room(state);
    happen(context, "stage.sprite", {name, costume});
  }
  push_sprite(state, name);
  return 1;
}

int sprite_clone(lua_State* state) {
  const std::string_view name = name_at(state, 1);
  Context& context = context_of(state);
  luaL_argcheck(state, context.stage.find(name) != nullptr, 1, "a sprite that is there");
  check_room(state);
  // "cat 2", "cat 3": the first that is free.
  for (int number = 2;; ++number) {
    luaL_checkstack(state, 4, nullptr);
    lua_pushlstring(state, name.data(), std::min(name.size(), kLongestName - 8));
    lua_pushfstring(state, " %d", number);
    lua_concat(state, 2);
    const std::string_view clone = text_at(state, -1, kLongestName);
    if (context.stage.find(clone) == nullptr) {
      happen(context, "stage.clone", {name, clone});
      push_sprite(state, clone);
      return 1;
    }
    lua_pop(state, 1);
  }
}

// Its object lives on; a sprite of the same name may come again.
int sprite_delete(lua_State* state) {
  happen(context_of(state), "stage.delete", {name_at(state, 1)});
  return 0;
}

constexpr char kMove[] = "stage.move";
template <const char* name>
constexpr bool kIsMove = name == kMove;

// Numbers, as many as the event takes.
template <const char* name, int count>
int act(lua_State* state) {
  const std::string_view sprite = name_at(state, 1);
  double numbers[2] = {};
  for (int i = 0; i < count; ++i) numbers[i] = luaL_checknumber(state, i + 2);
  Context& context = context_of(state);
  if constexpr (kIsMove<name>) ++context.counts.moves;
  if constexpr (count == 0) happen(context, name, {sprite});
  else if constexpr (count == 1) happen(context, name, {sprite, numbers[0]});
  else happen(context, name, {sprite, numbers[0], numbers[1]});
  return 0;
}

int sprite_glide(lua_State* state) {
  const std::string_view sprite = name_at(state, 1);
  const lua_Number seconds = luaL_checknumber(state, 2), x = luaL_checknumber(state, 3), y = luaL_checknumber(state, 4);
  happen(context_of(state), "stage.glide", {sprite, x, y, std::max(seconds, 0.0)});
  return wait_for(state, seconds);
}

int go_to_point(lua_State* state, Point point) {
  happen(context_of(state), "stage.go_to", {name_at(state, 1), point.x, point.y});
  return 0;
}
int sprite_go_to_mouse(lua_State* state) { return go_to_point(state, mouse(state)); }
int sprite_go_to_sprite(lua_State* state) {
  const Sprite* const other = sprite_at(state, 2);
  luaL_argcheck(state, other != nullptr, 2, "a sprite that is there");
  return go_to_point(state, place_of(state, *other));
}
int sprite_go_to_random(lua_State* state) {
  base::Random& random = context_of(state).random;
  const auto x = static_cast<double>(random.between(-220, 220)), y = static_cast<double>(random.between(-160, 160));
  return go_to_point(state, {x, y});
}

int point_to(lua_State* state, Point point) {
  if (const Sprite* const sprite = sprite_at(state, 1))
    happen(context_of(state), "stage.point", {sprite->name, world::direction_to(place_of(state, *sprite), point)});
  return 0;
}
int sprite_point_to_mouse(lua_State* state) { return point_to(state, mouse(state)); }
int sprite_point_to_sprite(lua_State* state) {
  const Sprite* const other = sprite_at(state, 2);
  luaL_argcheck(state, other != nullptr, 2, "a sprite that is there");
  return point_to(state, place_of(state, *other));
}

int sprite_rotation(lua_State* state) {
  constexpr const char* kStyles[] = {"all_around", "left_right", "none", nullptr};
  const char* const style = kStyles[luaL_checkoption(state, 2, nullptr, kStyles)];
  happen(context_of(state), "stage.rotation", {name_at(state, 1), style});
  return 0;
}

int sprite_set_costume(lua_State* state) {
  const std::string_view costume = text_at(state, 2, kLongestName);
  luaL_argcheck(state, world::costume_named(costume) != nullptr, 2, "a costume");
  happen(context_of(state), "stage.costume", {name_at(state, 1), costume});
  return 0;
}

// say(text) until something else is said; say(text, seconds) and then no more.
template <const char* name>
int speak(lua_State* state) {
  luaL_checkany(state, 2);
  const bool timed = !lua_isnoneornil(state, 3);
  const lua_Number seconds = timed ? std::max(luaL_checknumber(state, 3), 0.0) : 0;
  // Before the name is read: a handler of the program's may take the name away.
  const std::string_view words = push_shown(state, 2).substr(0, kLongestWords);
  const std::string_view sprite = name_at(state, 1);
  Context& context = context_of(state);
  if (!timed) {
    happen(context, name, {sprite, words});
    return 0;
  }
  happen(context, name, {sprite, words, seconds});
  lua_settop(state, 0);
  return wait_for(state, seconds);
}

// ---- Questions

int give(lua_State* state, double number) {
  const auto whole = static_cast<lua_Integer>(number);
  if (static_cast<double>(whole) == number) lua_pushinteger(state, whole);
  else lua_pushnumber(state, number);
  return 1;
}
int answer(lua_State* state, bool truth) {
  lua_pushboolean(state, truth ? 1 : 0);
  return 1;
}

template <double (*measure)(lua_State*, const Sprite&)>
int measured(lua_State* state) {
  const Sprite* const sprite = sprite_at(state, 1);
  return give(state, sprite != nullptr ? measure(state, *sprite) : 0);
}
double x_of(lua_State* state, const Sprite& sprite) { return place_of(state, sprite).x; }
double y_of(lua_State* state, const Sprite& sprite) { return place_of(state, sprite).y; }
double direction_of(lua_State*, const Sprite& sprite) { return sprite.direction; }
double size_of(lua_State*, const Sprite& sprite) { return sprite.size; }
double mouse_distance(lua_State* state, const Sprite& sprite) { return world::distance(place_of(state, sprite), mouse(state)); }

int sprite_costume(lua_State* state) {
  const Sprite* const sprite = sprite_at(state, 1);
  const std::string_view costume = sprite != nullptr ? std::string_view(sprite->costume) : std::string_view();
  lua_pushlstring(state, costume.data(), costume.size());
  return 1;
}
int sprite_touching(lua_State* state) {
  const Sprite* const one = sprite_at(state, 1);
  const Sprite* const other = sprite_at(state, 2);
  return answer(state, one != nullptr && other != nullptr && one != other && world::touching(*one, *other, context_of(state).now));
}
int sprite_touching_edge(lua_State* state) {
  const Sprite* const sprite = sprite_at(state, 1);
  return answer(state, sprite != nullptr && world::touching_edge(*sprite, context_of(state).now));
}
int sprite_touching_mouse(lua_State* state) {
  const Sprite* const sprite = sprite_at(state, 1);
  return answer(state, sprite != nullptr && world::touching_point(*sprite, mouse(state), context_of(state).now));
}
int sprite_distance_to(lua_State* state) {
  const Sprite* const one = sprite_at(state, 1);
  const Sprite* const other = sprite_at(state, 2);
  luaL_argcheck(state, other != nullptr, 2, "a sprite that is there");
  return give(state, one != nullptr ? world::distance(place_of(state, *one), place_of(state, *other)) : 0);
}

int key_pressed(lua_State* state) {
  const std::string_view key = text_at(state, 1, kLongestName);
  lua_pushliteral(state, "key:");
  lua_pushlstring(state, key.data(), key.size());
  lua_concat(state, 2);
  return answer(state, context_of(state).scheduler->value_of(lua_tostring(state, -1)) != 0);
}
int mouse_x(lua_State* state) { return give(state, mouse(state).x); }
int mouse_y(lua_State* state) { return give(state, mouse(state).y); }
int mouse_down(lua_State* state) { return answer(state, context_of(state).scheduler->value_of("mouse:down") != 0); }

// ---- The whole stage

int backdrop(lua_State* state) {
  const std::string_view name = text_at(state, 1, kLongestName);
  const auto names = world::backdrops();
  luaL_argcheck(state, std::find(names.begin(), names.end(), name) != names.end(), 1, "a backdrop");
  happen(context_of(state), "stage.backdrop", {name});
  return 0;
}
int clear(lua_State* state) {
  happen(context_of(state), "stage.clear", {});
  return 0;
}

constexpr char kTurnRight[] = "stage.turn_right", kTurnLeft[] = "stage.turn_left",
               kPoint[] = "stage.point", kGoTo[] = "stage.go_to", kSetX[] = "stage.set_x", kSetY[] = "stage.set_y",
               kChangeX[] = "stage.change_x", kChangeY[] = "stage.change_y", kBounce[] = "stage.bounce",
               kShow[] = "stage.show", kHide[] = "stage.hide", kSetSize[] = "stage.set_size",
               kChangeSize[] = "stage.change_size", kNextCostume[] = "stage.next_costume", kStamp[] = "stage.stamp",
               kFront[] = "stage.front", kBack[] = "stage.back", kSay[] = "stage.say", kThink[] = "stage.think";

constexpr luaL_Reg kOfSprites[] = {
    {"move", command<act<kMove, 1>>},
    {"turn_right", command<act<kTurnRight, 1>>},
    {"turn_left", command<act<kTurnLeft, 1>>},
    {"point", command<act<kPoint, 1>>},
    {"point_to_sprite", command<sprite_point_to_sprite>},
    {"point_to_mouse", command<sprite_point_to_mouse>},
    {"go_to", command<act<kGoTo, 2>>},
    {"go_to_sprite", command<sprite_go_to_sprite>},
    {"go_to_mouse", command<sprite_go_to_mouse>},
    {"go_to_random", command<sprite_go_to_random>},
    {"glide", sprite_glide},
    {"set_x", command<act<kSetX, 1>>},
    {"set_y", command<act<kSetY, 1>>},
    {"change_x", command<act<kChangeX, 1>>},
    {"change_y", command<act<kChangeY, 1>>},
    {"bounce", command<act<kBounce, 0>>},
    {"rotation", command<sprite_rotation>},
    {"show", command<act<kShow, 0>>},
    {"hide", command<act<kHide, 0>>},
    {"set_size", command<act<kSetSize, 1>>},
    {"change_size", command<act<kChangeSize, 1>>},
    {"set_costume", command<sprite_set_costume>},
    {"next_costume", command<act<kNextCostume, 0>>},
    {"say", command<speak<kSay>>},
    {"think", command<speak<kThink>>},
    {"stamp", command<act<kStamp, 0>>},
    {"front", command<act<kFront, 0>>},
    {"back", command<act<kBack, 0>>},
    {"clone", command<sprite_clone>},
    {"delete", command<sprite_delete>},
    {"x", question<measured<x_of>>},
    {"y", question<measured<y_of>>},
    {"direction", question<measured<direction_of>>},
    {"size", question<measured<size_of>>},
    {"costume", question<sprite_costume>},
    {"touching", question<sprite_touching>},
    {"touching_edge", question<sprite_touching_edge>},
    {"touching_mouse", question<sprite_touching_mouse>},
    {"distance_to", question<sprite_distance_to>},
    {"distance_to_mouse", question<measured<mouse_distance>>},
    {nullptr, nullptr}};

constexpr luaL_Reg kOfStage[] = {{"sprite", stage_sprite},
                                 {"backdrop", command<backdrop>},
                                 {"clear", command<clear>},
                                 {"key_pressed", question<key_pressed>},
                                 {"mouse_x", question<mouse_x>},
                                 {"mouse_y", question<mouse_y>},
                                 {"mouse_down", question<mouse_down>},
                                 {nullptr, nullptr}};

}  // namespace

void push_sprite_name(lua_State* state, int index) {
  const std::string_view name = name_at(state, index);
  lua_pushlstring(state, name.data(), name.size());
}

void open_stage(lua_State* state) {
  lua_newtable(state);
  lua_rawsetp(state, LUA_REGISTRYINDEX, &kSprites);
  lua_createtable(state, 0, 2);
  luaL_newlib(state, kOfSprites);
  lua_setfield(state, -2, "__index");
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_pushliteral(state, "stage");
  lua_setfield(state, -2, kLibrary);
  lua_rawsetp(state, LUA_REGISTRYINDEX, &kMethods);
  luaL_newlib(state, kOfStage);
  lua_setglobal(state, "stage");
}

}  // namespace lunabloc::runner
