#include "cli/blocks_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/base64.h"
#include "base/line_index.h"
#include "program/cursor.h"
#include "program/layout.h"
#include "program/pattern.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;
using namespace program;

constexpr std::array kShapes = {"hat", "statement", "container", "cap", "reporter", "boolean", "text"};
constexpr std::array kLooks = {"friendly", "generic", "text"};
constexpr std::array kSlotTypes = {"any", "number", "text", "boolean", "list", "name", "choice", "statement_list"};

template <class Names, class Kind>
std::string name_in(const Names& names, Kind kind) {
  return names.at(static_cast<std::size_t>(kind));
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i++]);
    const int more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
    if (more < 0) return false;
    for (int n = 0; n < more; ++n, ++i) {
      if (i >= bytes.size() || (static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) return false;
      const auto second = static_cast<unsigned char>(bytes[i]);
      const bool too_long = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
      const bool too_far = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
      if (n == 0 && (too_long || too_far)) return false;
    }
  }
  return true;
}

Json json_of(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  return {{"base64", base::to_base64(bytes)}};
}

class Writer {
 public:
  explicit Writer(const Tree& tree) : text_(tree.text()) {
    for (Walk walk{Syntax(tree)}; walk; walk.next())
      if (walk.at().is_node()) extents_.emplace(walk.at().id(), walk.at().range());
  }

  Json file(const Projection& projection) const { return list(projection.blocks, {0, text_.size()}); }

 private:
  // Statements with all between them, from the first byte of `within` to the last.
  Json list(const std::vector<Block>& blocks, TextRange within) const {
    Json written = Json::array();
    std::size_t done = within.start;
    for (const Block& block : blocks) {
      const auto found = extents_.find(block.id);
      TextRange extent = found != extents_.end() && block.id != NodeId::none ? found->second : block.range;
      if (extent.start < done || extent.end > within.end) continue;  // then its bytes are in what follows
      Json one = this->block(block, extent);
      one["before"] = bytes({done, extent.start});
      written.push_back(std::move(one));
      done = extent.end;
    }
    return {{"blocks", std::move(written)}, {"after", bytes({done, within.end})}};
  }

  Json block(const Block& block, TextRange extent) const {
    struct Span {
      TextRange range;
      const Part* part;
    };
    std::vector<Span> spans;
    Json parts = Json::array();
    for (const Part& part : block.parts) {
      parts.push_back(this->part(part));
      if (part.kind != PartKind::slot && part.kind != PartKind::body) continue;
      spans.push_back({part.range, &part});
    }
    for (const SlotCopy& copy : block.copies) spans.push_back({copy.range, &block.parts[copy.part]});
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.range.start < b.range.start; });
    Json source = Json::array();
    std::size_t done = extent.start;
    for (const Span& span : spans) {
      if (span.range.start < done || span.range.end > extent.end) continue;
      if (span.range.start > done) source.push_back(bytes({done, span.range.start}));
      source.push_back({{span.part->kind == PartKind::slot ? "slot" : "body", span.part->hole.str()}});
      done = span.range.end;
    }
    if (done < extent.end) source.push_back(bytes({done, extent.end}));
    Json written = {{"type", std::string(block.type)},
                    {"shape", name_in(kShapes, block.shape)},
                    {"look", name_in(kLooks, block.look)},
                    {"category", std::string(block.category)},
                    {"range", {block.range.start, block.range.end}},
                    {"parts", std::move(parts)},
                    {"source", std::move(source)}};
    if (!block.comments.empty()) written["comments"] = block.comments;
    return written;
  }

  Json part(const Part& part) const {
    switch (part.kind) {
      case PartKind::label:
        return {{"label", part.text}};
      case PartKind::row_break:
        return {{"row", true}};
      case PartKind::body: {
        Json body = list(part.blocks, part.range);
        body["body"] = part.hole.str();
        return body;
      }
      case PartKind::slot:
        break;
    }
    Json slot = {{"slot", part.hole.str()}, {"type", name_in(kSlotTypes, part.slot_type)}};
    if (part.missing) slot["missing"] = true;
    const bool has_block = !part.blocks.empty() && part.range.contains(part.blocks.front().range);
    if (!has_block) {
      if (part.blocks.empty()) slot["shown"] = part.text;
      slot["lua"] = bytes(part.range);
      return slot;
    }
    const Block& inside = part.blocks.front();
    slot["before"] = bytes({part.range.start, inside.range.start});
    slot["block"] = block(inside, inside.range);
    slot["after"] = bytes({inside.range.end, part.range.end});
    return slot;
  }

  Json bytes(TextRange range) const { return json_of(std::string_view(text_).substr(range.start, range.length())); }

  const std::string& text_;
  std::unordered_map<NodeId, TextRange> extents_;
};

// Where a value stands in JSON that is well formed, by the keys and indices that lead to it.
struct Step {
  std::string_view key;
  std::size_t index = 0;  // when the key is empty
};

class Place {
 public:
  explicit Place(std::string_view json) : json_(json) {}

  std::size_t offset_of(const std::vector<Step>& path) const {
    std::size_t value = after_space(0);
    for (const Step& step : path) {
      const std::optional<std::size_t> inside = member_of(value, step);
      if (!inside) break;
      value = *inside;
    }
    return value;
  }

 private:
  std::optional<std::size_t> member_of(std::size_t value, const Step& step) const {
    const bool is_object = byte(value) == '{';
    std::size_t at = after_space(value + 1);
    for (std::size_t i = 0; at < json_.size() && byte(at) != '}' && byte(at) != ']'; ++i) {
      std::string_view key;
      if (is_object) {
        const std::size_t end = after_value(at);
        key = json_.substr(at + 1, end - at - 2);
        at = after_space(after_space(end) + 1);
      }
      if (step.key.empty() ? !is_object && i == step.index : is_object && key == step.key) return at;
      at = after_space(after_value(at));
      if (byte(at) == ',') at = after_space(at + 1);
    }
    return std::nullopt;
  }

  std::size_t after_value(std::size_t at) const {
    std::size_t depth = 0;
    do {
      if (byte(at) == '"') {
        for (++at; at < json_.size() && byte(at) != '"'; ++at) at += byte(at) == '\\' ? 1 : 0;
      } else if (byte(at) == '{' || byte(at) == '[') {
        ++depth;
      } else if (byte(at) == '}' || byte(at) == ']') {
        --depth;
      } else if (depth == 0) {
        return std::min(json_.find_first_of(",]} \t\r\n", at), json_.size());
      }
      ++at;
    } while (depth > 0 && at < json_.size());
    return at;
  }

  char byte(std::size_t at) const { return at < json_.size() ? json_[at] : '\0'; }
  std::size_t after_space(std::size_t at) const { return std::min(json_.find_first_not_of(" \t\r\n", at), json_.size()); }

  std::string_view json_;
};

// Reads what Writer wrote and people changed; the first thing that is not as it should be ends it.
class Reader {
 public:
  explicit Reader(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  std::string problem;
  std::vector<Step> place;  // of the problem

  std::string list(const Json& list, std::size_t depth) {
    std::string text;
    const Json* blocks = member(list, "blocks");
    if (blocks == nullptr || !blocks->is_array()) return stop("blocks");
    const std::string line = new_line(*blocks, depth);
    path_.push_back({"blocks"});
    const Json* last = nullptr;
    for (std::size_t i = 0; i < blocks->size(); ++i) {
      const Json& block = (*blocks)[i];
      path_.push_back({{}, i});
      const Json* before = member(block, "before");
      const std::string between = before != nullptr ? bytes(*before) : last == nullptr && depth == 0 ? "" : line;
      text += between.empty() && last != nullptr && !stood_after(block, *last) ? line : between;
      const bool is_new = member(block, "source") == nullptr;
      const std::string lua = this->block(block, depth);
      text += is_new ? indented(lua, std::string_view(line).substr(line.find_last_of("\r\n") + 1), "  ", "\n") : lua;
      last = &block;
      path_.pop_back();
    }
    path_.pop_back();
    const Json* after = member(list, "after");
    return after != nullptr ? text + bytes(*after) : text;
  }

 private:
  static constexpr std::size_t kDeepest = 1000;

  static const Json* member(const Json& json, const char* name) {
    const auto found = json.find(name);
    return json.is_object() && found != json.end() ? &*found : nullptr;
  }
  std::string stop(std::string what) {
    if (!problem.empty()) return {};
    problem = std::move(what);
    place = path_;
    return {};
  }

  // What goes before a statement on a line of its own in this list.
  static std::string new_line(const Json& blocks, std::size_t depth) {
    for (const Json& block : blocks) {
      const Json* before = member(block, "before");
      if (before == nullptr || !before->is_string()) continue;
      const auto& space = before->get_ref<const std::string&>();
      const std::size_t end = space.find_last_of("\r\n");
      if (end == std::string::npos || space.find_first_not_of(" \t", end + 1) != std::string::npos) continue;
      return space.substr(end > 0 && space[end - 1] == '\r' ? end - 1 : end);
    }
    return "\n" + std::string(2 * depth, ' ');
  }

  // Two statements with nothing between them are so by their author's hand; one that was put there is not.
  static bool stood_after(const Json& block, const Json& last) {
    const auto end_of = [](const Json& one, std::size_t which) -> std::optional<std::size_t> {
      const Json* range = member(one, "range");
      if (range == nullptr || !range->is_array() || range->size() != 2 || !(*range)[which].is_number_unsigned()) return std::nullopt;
      return (*range)[which].get<std::size_t>();
    };
    const std::optional<std::size_t> start = end_of(block, 0), end = end_of(last, 1);
    return start && end && *end <= *start && member(last, "source") != nullptr;
  }

  // A block that its type alone says.
  std::string new_block(const Json& block, std::size_t depth) {
    const Json* type = member(block, "type");
    if (type == nullptr || !type->is_string()) return stop("source");
    path_.push_back({"type"});
    const auto forms = vocabulary_.patterns() != nullptr ? vocabulary_.patterns()->forms_of(type->get_ref<const std::string&>())
                                                         : std::vector<const BlockPattern*>();
    if (forms.empty()) return stop("type");
    path_.pop_back();
    const BlockPattern& pattern = *forms.front();
    const Json* slots = member(block, "slots");
    return fill_pattern(pattern, [&](std::size_t index, std::size_t n) -> std::optional<std::string> {
      const Hole& hole = pattern.holes[index];
      const bool many = hole.slot != nullptr && hole.slot->many;
      const Json* given = slots != nullptr ? member(*slots, hole.name.c_str()) : nullptr;
      if (given == nullptr) {
        if (n > 0 || hole.slot == nullptr || (many && hole.slot->initial.empty())) return std::nullopt;
        return hole.slot->initial;
      }
      path_.push_back({"slots"});
      path_.push_back({hole.name});
      std::optional<std::string> text;
      if (!many || !given->is_array())
        text = n == 0 ? std::optional(filling(*given, hole, depth)) : std::nullopt;
      else if (n < given->size())
        text = filling((*given)[n], hole, depth);
      path_.resize(path_.size() - std::min<std::size_t>(2, path_.size()));
      return text;
    });
  }

  std::string filling(const Json& given, const Hole& hole, std::size_t depth) {
    if (hole.type != SlotType::statement_list)
      return given.is_object() && member(given, "base64") == nullptr ? block(given, depth + 1) : bytes(given);
    if (!given.is_array()) return stop(hole.name);
    std::string lines;
    for (const Json& inside : given) lines += (lines.empty() ? "" : "\n") + block(inside, depth + 1);
    return lines;
  }

  std::string bytes(const Json& json) {
    if (json.is_string()) return json.get<std::string>();
    if (const Json* base64 = member(json, "base64"); base64 != nullptr && base64->is_string())
      if (const auto decoded = base::from_base64(base64->get<std::string>())) return *decoded;
    return stop("base64");
  }

  std::string block(const Json& block, std::size_t depth) {
    if (depth > kDeepest) return stop("depth");
    const Json* source = member(block, "source");
    if (source == nullptr) {
      const Json* lua = member(block, "lua");
      return lua != nullptr ? bytes(*lua) : new_block(block, depth);
    }
    if (!source->is_array()) return stop("source");
    std::string text;
    for (const Json& piece : *source) {
      const Json* slot = member(piece, "slot");
      const Json* body = member(piece, "body");
      if (slot != nullptr)
        text += this->slot(part(block, "slot", *slot), depth + 1);
      else if (body != nullptr)
        text += list(part(block, "body", *body), depth + 1);
      else
        text += bytes(piece);
    }
    return text;
  }

  const Json& part(const Json& block, const char* kind, const Json& hole) {
    static const Json kNone;
    if (const Json* parts = member(block, "parts"); parts != nullptr && parts->is_array())
      for (const Json& part : *parts)
        if (const Json* name = member(part, kind); name != nullptr && *name == hole) return part;
    stop(kind);
    return kNone;
  }

  const Vocabulary& vocabulary_;
  std::vector<Step> path_;  // of what is being read

  std::string slot(const Json& slot, std::size_t depth) {
    if (const Json* lua = member(slot, "lua")) return bytes(*lua);
    const Json* block = member(slot, "block");
    if (block == nullptr) return stop("slot");
    const auto around = [&](const char* name) {
      const Json* json = member(slot, name);
      return json != nullptr ? bytes(*json) : std::string();
    };
    return around("before") + this->block(*block, depth) + around("after");
  }
};

}  // namespace

Json blocks_json(const Tree& tree, const Projection& projection) { return Writer(tree).file(projection); }

Result<std::string> text_of_blocks(std::string_view json, const Vocabulary& vocabulary) {
  const auto bad = [&](const std::string& detail, std::size_t offset) -> Result<std::string> {
    Error error{ErrorKind::failed, "tree.bad_blocks", {{"detail", detail}}, {}, {}};
    const base::LineColumn at = base::LineIndex(json).at(json, offset);
    error.place.line = static_cast<std::uint32_t>(at.line);
    error.place.column = static_cast<std::uint32_t>(at.column);
    return tl::unexpected(error);
  };
  Json read;
  try {
    read = Json::parse(json);
  } catch (const Json::parse_error& error) {
    return bad("JSON", std::min(error.byte > 0 ? error.byte - 1 : 0, json.size()));
  } catch (const Json::exception&) {  // a number that no computer holds
    return bad("JSON", 0);
  }
  Reader reader(vocabulary);
  std::string text = reader.list(read, 0);
  if (!reader.problem.empty()) return bad(reader.problem, Place(json).offset_of(reader.place));
  return text;
}

}  // namespace lunabloc::cli
