#include "cli/blocks_json.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "base/base64.h"
#include "program/cursor.h"
#include "program/lexer.h"

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

// After what stands at the beginning of a file alone: the mark of its encoding, and a line for the system (`#!…`).
std::size_t start_of_code(std::string_view text) {
  std::size_t at = 0;
  for (Token token = lex(text, 0); token.kind == SyntaxKind::byte_order_mark || token.kind == SyntaxKind::first_line; token = lex(text, at))
    at += token.length;
  return at;
}

class Writer {
 public:
  explicit Writer(const Tree& tree) : text_(tree.text()), broken_(tree.root().has_error()) {
    for (Walk walk{Syntax(tree)}; walk; walk.next())
      if (walk.at().is_node()) extents_.emplace(walk.at().id(), walk.at().range());
  }

  Json file(const Projection& projection) const {
    const std::size_t start = start_of_code(text_);
    Json file = Json::object();
    if (start > 0) file["start"] = bytes({0, start});
    if (broken_) file["broken"] = true;
    file.update(list(projection.blocks, {start, text_.size()}));
    return file;
  }

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
  bool broken_;
  std::unordered_map<NodeId, TextRange> extents_;
};

}  // namespace

Json blocks_json(const Tree& tree, const Projection& projection) { return Writer(tree).file(projection); }

}  // namespace lunabloc::cli
