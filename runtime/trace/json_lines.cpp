#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "base/base64.h"
#include "trace/encoding.h"
#include "trace/file.h"

namespace lunabloc::trace {
namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Error> broken(std::string detail) {
  return failure(ErrorKind::failed, "trace.broken", {}, std::move(detail));
}

// JSON text is UTF-8: other bytes go as {"bytes": base64}.
Json json_of(const std::string& text) {
  const Json plain = text;
  try {
    static_cast<void>(plain.dump());
    return plain;
  } catch (const Json::exception&) {
    return {{"bytes", base::to_base64(text)}};
  }
}

Json json_of(const Value& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth;
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const double* number = std::get_if<double>(&value)) {
    if (std::isfinite(*number)) return *number;
    return {{"number", shown(value)}};
  }
  if (const std::string* text = std::get_if<std::string>(&value)) return json_of(*text);
  return nullptr;
}

bool read(const Json& json, std::string& text) {
  if (json.is_string()) {
    text = json.get<std::string>();
    return true;
  }
  if (!json.is_object() || json.size() != 1 || !json.contains("bytes") || !json["bytes"].is_string()) return false;
  const auto bytes = base::from_base64(json["bytes"].get<std::string>());
  if (bytes) text = *bytes;
  return static_cast<bool>(bytes);
}

bool read(const Json& json, Value& value) {
  if (json.is_null()) value = std::monostate{};
  else if (json.is_boolean()) value = json.get<bool>();
  else if (json.is_number_integer()) value = json.get<std::int64_t>();
  else if (json.is_number()) value = json.get<double>();
  else if (json.is_object() && json.contains("number")) {
    if (json["number"] == "inf") value = HUGE_VAL;
    else if (json["number"] == "-inf") value = -HUGE_VAL;
    else value = std::nan("");
  } else {
    std::string text;
    if (!read(json, text)) return false;
    value = std::move(text);
  }
  return true;
}

template <class Number>
bool read_number(const Json& json, const char* key, Number& number) {
  if (!json.contains(key)) return true;
  const Json& value = json[key];
  if constexpr (std::is_floating_point_v<Number>) {
    if (!value.is_number()) return false;
    number = value.get<Number>();
    return true;
  } else {
    // A fraction, or more than there is room for, is no such number.
    if (!value.is_number_integer()) return false;
    const bool fits = value.is_number_unsigned() ? std::in_range<Number>(value.get<std::uint64_t>()) : std::in_range<Number>(value.get<std::int64_t>());
    if (fits) number = value.is_number_unsigned() ? static_cast<Number>(value.get<std::uint64_t>()) : static_cast<Number>(value.get<std::int64_t>());
    return fits;
  }
}

bool read_texts(const Json& json, std::vector<std::string>& texts) {
  if (!json.is_array()) return false;
  for (const Json& item : json)
    if (!read(item, texts.emplace_back())) return false;
  return true;
}

bool read_values(const Json& json, std::vector<Value>& values) {
  if (!json.is_array()) return false;
  for (const Json& item : json)
    if (!read(item, values.emplace_back())) return false;
  return true;
}

Json json_of(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(json_of(text));
  return list;
}

Json json_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

bool read_event(const Json& json, Event& event) {
  if (!json.is_object() || !json.contains("kind") || !json["kind"].is_string()) return false;
  const std::string kind = json["kind"].get<std::string>();
  bool known = false;
#define LUNABLOC_ROW(name, meaning)   \
  if (kind == #name) {                \
    event.kind = EventKind::name;     \
    known = true;                     \
  }
  LUNABLOC_EVENT_KINDS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  std::int64_t at = 0;
  if (!known || !read_number(json, "step", event.step) || !read_number(json, "at_us", at) ||
      !read_number(json, "offset", event.offset))
    return false;
  event.at = std::chrono::microseconds(at);
  if (json.contains("name") && !read(json["name"], event.name)) return false;
  return !json.contains("values") || read_values(json["values"], event.values);
}

bool read_world(const Json& json, WorldRequest& world) {
  if (!json.is_object()) return false;
  if (json.contains("kind") && !read(json["kind"], world.kind)) return false;
  if (json.contains("direction") && !read(json["direction"], world.direction)) return false;
  if (json.contains("map") && !read_texts(json["map"], world.map)) return false;
  if (!json.contains("parts")) return true;
  if (!json["parts"].is_object()) return false;
  for (const auto& [kind, names] : json["parts"].items())
    if (!read_texts(names, world.parts[kind])) return false;
  return true;
}

bool read_given(const Json& json, Given& given) {
  if (!json.is_object() || !json.contains("name") || !read(json["name"], given.name)) return false;
  given.is_list = json.contains("list");
  if (given.is_list) return read_values(json["list"], given.list);
  return json.contains("value") && read(json["value"], given.list.emplace_back());
}

bool read_request(const Json& json, RunRequest& request) {
  if (!json.is_object()) return false;
  if (json.contains("mode")) {
    const auto mode = std::find(kModeNames.begin(), kModeNames.end(), json["mode"]);
    if (mode == kModeNames.end()) return false;
    request.mode = static_cast<Mode>(mode - kModeNames.begin());
  }
  std::int64_t wall = request.limits.wall.count();
  std::int64_t until = 0;
  if (!read_number(json, "seed", request.seed) || !read_number(json, "operations", request.limits.operations) ||
      !read_number(json, "wall_ms", wall) || !read_number(json, "heap_mb", request.limits.heap_mb) ||
      !read_number(json, "output_bytes", request.limits.output_bytes) || !read_number(json, "told_bytes", request.limits.told_bytes) ||
      !read_number(json, "until_us", until))
    return false;
  request.limits.wall = std::chrono::milliseconds(wall);
  request.until = std::chrono::microseconds(until);
  if (json.contains("world") && !read_world(json["world"], request.world)) return false;
  if (json.contains("answers") && !read_texts(json["answers"], request.answers)) return false;
  if (json.contains("given")) {
    if (!json["given"].is_array()) return false;
    for (const Json& item : json["given"])
      if (!read_given(item, request.given.emplace_back())) return false;
  }
  request.live = json.contains("live") && json["live"] == true;
  if (json.contains("tables")) {
    if (!json["tables"].is_object()) return false;
    for (const auto& [name, csv] : json["tables"].items())
      if (!read(csv, request.tables.emplace_back(GivenTable{name, {}}).csv)) return false;
  }
  if (!json.contains("stimuli")) return true;
  if (!json["stimuli"].is_array()) return false;
  for (const Json& item : json["stimuli"]) {
    Stimulus& stimulus = request.stimuli.emplace_back();
    std::int64_t at = 0;
    if (!item.is_object() || !read_number(item, "at_us", at) || !read_number(item, "value", stimulus.value) ||
        !item.contains("part") || !read(item["part"], stimulus.part))
      return false;
    stimulus.at = std::chrono::microseconds(at);
  }
  return true;
}

// Never throws; a discarded value is no object.
Json parse_line(std::string_view line) { return Json::parse(line, nullptr, false); }

}  // namespace

std::string to_json_line(const Event& event) {
  Json json;
  json["kind"] = name_of(event.kind);
  json["step"] = event.step;
  json["at_us"] = event.at.count();
  if (event.offset != kNoOffset) json["offset"] = event.offset;
  if (!event.name.empty()) json["name"] = json_of(event.name);
  if (!event.values.empty()) json["values"] = json_of(event.values);
  return json.dump();
}

Result<Event> event_from_json_line(std::string_view line) {
  Event event;
  if (!read_event(parse_line(line), event)) return broken("event");
  return event;
}

std::string request_to_json_line(const RunRequest& request, std::optional<std::string_view> program) {
  Json json;
  json["lunabloc_trace"] = 1;
  if (program) json["program"] = json_of(std::string(*program));
  json["mode"] = kModeNames[static_cast<std::size_t>(request.mode)];
  json["seed"] = request.seed;
  json["operations"] = request.limits.operations;
  json["wall_ms"] = request.limits.wall.count();
  json["heap_mb"] = request.limits.heap_mb;
  json["output_bytes"] = request.limits.output_bytes;
  json["told_bytes"] = request.limits.told_bytes;
  if (request.until.count() != 0) json["until_us"] = request.until.count();
  if (!request.world.kind.empty()) {
    Json& world = json["world"];
    world["kind"] = json_of(request.world.kind);
    world["direction"] = json_of(request.world.direction);
    world["map"] = json_of(request.world.map);
    world["parts"] = Json::object();
    for (const auto& [kind, names] : request.world.parts) world["parts"][kind] = json_of(names);
  }
  if (!request.answers.empty()) json["answers"] = json_of(request.answers);
  for (const Given& given : request.given) {
    Json item;
    item["name"] = json_of(given.name);
    if (given.is_list) item["list"] = json_of(given.list);
    else item["value"] = given.list.empty() ? Json(nullptr) : json_of(given.list.front());
    json["given"].push_back(item);
  }
  for (const Stimulus& stimulus : request.stimuli)
    json["stimuli"].push_back(
        {{"at_us", stimulus.at.count()}, {"part", json_of(stimulus.part)}, {"value", stimulus.value}});
  if (request.live) json["live"] = true;
  for (const GivenTable& table : request.tables) json["tables"][table.name] = json_of(table.csv);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json_lines(const Trace& trace, std::optional<std::string_view> program) {
  std::string text = request_to_json_line(trace.request(), program) + "\n";
  for (const Event& event : trace.events()) text += to_json_line(event) + "\n";
  return text;
}

Result<Recording> recording_from_json_lines(std::string_view text) {
  Recording recording;
  std::size_t line_number = 0, at = 0;
  while (at < text.size()) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    ++line_number;
    if (line_number == 1) {
      RunRequest request;
      const Json json = parse_line(line);
      std::string program;
      const bool is_request = json.is_object() && json.contains("lunabloc_trace") && read_request(json, request);
      if (!is_request || (json.contains("program") && !read(json["program"], program))) {
        Error error{ErrorKind::failed, "trace.broken", {}, {}, "request"};
        error.place.line = 1;
        return tl::unexpected(error);
      }
      recording.trace = Trace(std::move(request));
      if (json.contains("program")) recording.program = std::move(program);
    } else {
      const Result<Event> event = event_from_json_line(line);
      if (!event) {
        recording.damage = Damage{at, 0, line_number};
        return recording;
      }
      recording.trace.append(*event);
    }
    at = std::min(text.size(), at + line.size() + 1);
  }
  if (line_number == 0) return broken("empty");
  if (!recording.trace.ended()) recording.damage = Damage{at, 0, line_number + 1};
  return recording;
}

}  // namespace lunabloc::trace
