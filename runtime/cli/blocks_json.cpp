#include "cli/blocks_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <unordered_map>
#include <utility>
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
const char* name_in(const Names& names, Kind kind) {
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

// What needs no escape is nearly everything.
std::string json_text(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\'; });
  if (plain) return '"' + std::string(text) + '"';
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_bytes(std::string_view bytes) {
  return is_utf8(bytes) ? json_text(bytes) : "{\"base64\":" + json_text(base::to_base64(bytes)) + "}";
}

// After what stands at the beginning of a file alone: the mark of its encoding, and a line for the system (`#!…`).
std::size_t start_of_code(std::string_view text) {
  std::size_t at = 0;
  for (Token token = lex(text, 0); token.kind == SyntaxKind::byte_order_mark || token.kind == SyntaxKind::first_line; token = lex(text, at))
    at += token.length;
  return at;
}

// Written as it goes: a program of two million blocks would not fit as values.
class Writer {
 public:
  Writer(const Tree& tree, std::ostream& out) : text_(tree.text()), broken_(tree.root().has_error()), out_(out) {
    for (Walk walk{Syntax(tree)}; walk; walk.next())
      if (walk.at().is_node()) extents_.emplace(walk.at().id(), walk.at().range());
  }

  void file(const Projection& projection) {
    const std::size_t start = start_of_code(text_);
    out_ << '{';
    if (start > 0) out_ << "\"start\":" << bytes({0, start}) << ',';
    if (broken_) out_ << "\"broken\":true,";
    list(projection.blocks, {start, text_.size()});
    out_ << '}';
  }

 private:
  // Statements with all between them, from the first byte of `within` to the last.
  void list(const std::vector<Block>& blocks, TextRange within) {
    out_ << "\"blocks\":[";
    std::size_t done = within.start;
    bool first = true;
    for (const Block& block : blocks) {
      const auto found = extents_.find(block.id);
      const TextRange extent = found != extents_.end() && block.id != NodeId::none ? found->second : block.range;
      if (extent.start < done || extent.end > within.end) continue;  // then its bytes are in what follows
      if (!std::exchange(first, false)) out_ << ',';
      out_ << '{';
      this->block(block, extent);
      out_ << ",\"before\":" << bytes({done, extent.start}) << '}';
      done = extent.end;
    }
    out_ << "],\"after\":" << bytes({done, within.end});
  }

  // The entries of its object; who asked closes it.
  void block(const Block& block, TextRange extent) {
    out_ << "\"type\":" << json_text(block.type) << ",\"shape\":\"" << name_in(kShapes, block.shape) << "\",\"look\":\"" << name_in(kLooks, block.look)
         << "\",\"category\":" << json_text(block.category) << ",\"range\":[" << block.range.start << ',' << block.range.end << "],\"parts\":[";
    bool first = true;
    for (const Part& part : block.parts) {
      if (!std::exchange(first, false)) out_ << ',';
      this->part(part);
    }
    out_ << "],\"source\":[";
    source(block, extent);
    out_ << ']';
    if (!block.comments.empty()) out_ << ",\"comments\":" << Json(block.comments).dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  void source(const Block& block, TextRange extent) {
    struct Span {
      TextRange range;
      const Part* part;
    };
    std::vector<Span> spans;
    for (const Part& part : block.parts)
      if (part.kind == PartKind::slot || part.kind == PartKind::body) spans.push_back({part.range, &part});
    for (const SlotCopy& copy : block.copies) spans.push_back({copy.range, &block.parts[copy.part]});
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.range.start < b.range.start; });
    std::size_t done = extent.start;
    bool first = true;
    const auto comma = [&] {
      if (!std::exchange(first, false)) out_ << ',';
    };
    for (const Span& span : spans) {
      if (span.range.start < done || span.range.end > extent.end) continue;
      if (span.range.start > done) comma(), out_ << bytes({done, span.range.start});
      comma();
      out_ << (span.part->kind == PartKind::slot ? "{\"slot\":" : "{\"body\":") << json_text(span.part->hole.str()) << '}';
      done = span.range.end;
    }
    if (done < extent.end) comma(), out_ << bytes({done, extent.end});
  }

  void part(const Part& part) {
    switch (part.kind) {
      case PartKind::label:
        out_ << "{\"label\":" << json_text(part.text) << '}';
        return;
      case PartKind::row_break:
        out_ << "{\"row\":true}";
        return;
      case PartKind::body:
        out_ << '{';
        list(part.blocks, part.range);
        out_ << ",\"body\":" << json_text(part.hole.str()) << '}';
        return;
      case PartKind::slot:
        return slot(part);
    }
  }

  void slot(const Part& part) {
    out_ << "{\"slot\":" << json_text(part.hole.str()) << ",\"type\":\"" << name_in(kSlotTypes, part.slot_type) << '"';
    if (part.missing) out_ << ",\"missing\":true";
    const bool has_block = !part.blocks.empty() && part.range.contains(part.blocks.front().range);
    if (has_block) {
      const Block& inside = part.blocks.front();
      out_ << ",\"before\":" << bytes({part.range.start, inside.range.start}) << ",\"block\":{";
      block(inside, inside.range);
      out_ << "},\"after\":" << bytes({inside.range.end, part.range.end}) << '}';
      return;
    }
    if (part.blocks.empty()) out_ << ",\"shown\":" << json_text(part.text);
    out_ << ",\"lua\":" << bytes(part.range) << '}';
  }

  std::string bytes(TextRange range) const { return json_bytes(std::string_view(text_).substr(range.start, range.length())); }

  const std::string& text_;
  bool broken_;
  std::ostream& out_;
  std::unordered_map<NodeId, TextRange> extents_;
};

}  // namespace

void write_blocks_json(const Tree& tree, const Projection& projection, std::ostream& out) { Writer(tree, out).file(projection); }

}  // namespace lunabloc::cli
