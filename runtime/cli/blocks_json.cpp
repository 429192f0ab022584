#include "cli/blocks_json.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/base64.h"
#include "program/cursor.h"

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
      for (const TextRange copy : part.copies) spans.push_back({copy, &part});
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.range.start < b.range.start; });
    Json source = Json::array();
    std::size_t done = extent.start;
    for (const Span& span : spans) {
      if (span.range.start < done || span.range.end > extent.end) continue;
      if (span.range.start > done) source.push_back(bytes({done, span.range.start}));
      source.push_back({{span.part->kind == PartKind::slot ? "slot" : "body", span.part->hole}});
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
        body["body"] = part.hole;
        return body;
      }
      case PartKind::slot:
        break;
    }
    Json slot = {{"slot", part.hole}, {"type", name_in(kSlotTypes, part.slot_type)}};
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

// Reads what Writer wrote and people changed; the first thing that is not as it should be ends it.
class Reader {
 public:
  std::string problem;

  std::string list(const Json& list, std::size_t depth) {
    std::string text;
    const Json* blocks = member(list, "blocks");
    if (blocks == nullptr || !blocks->is_array()) return stop("blocks");
    bool first = depth == 0;
    for (const Json& block : *blocks) {
      const Json* before = member(block, "before");
      text += before != nullptr ? bytes(*before) : first ? "" : "\n" + std::string(2 * depth, ' ');
      text += this->block(block, depth);
      first = false;
    }
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
    if (problem.empty()) problem = std::move(what);
    return {};
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
      return lua != nullptr ? bytes(*lua) : stop("source");
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

Result<std::string> text_of_blocks(std::string_view json) {
  const Json read = Json::parse(json, nullptr, false);
  if (read.is_discarded()) return failure(ErrorKind::failed, "tree.bad_blocks", {{"detail", "JSON"}});
  Reader reader;
  std::string text = reader.list(read, 0);
  if (!reader.problem.empty()) return failure(ErrorKind::failed, "tree.bad_blocks", {{"detail", reader.problem}});
  return text;
}

}  // namespace lunabloc::cli
