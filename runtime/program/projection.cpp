#include "program/projection.h"

#include <algorithm>

#include "base/blanks.h"

namespace lunabloc::program {
namespace {

void describe_block(const Block& block, std::size_t indent, std::string& into);

void describe_slot(const Part& part, std::string& into) {
  if (part.missing)
    into += "_";
  else if (!part.blocks.empty())
    describe_block(part.blocks.front(), 0, into);
  else if (part.literal == Literal::text || part.literal == Literal::none)
    into += '"' + part.text + '"';
  else
    into += part.text;
}

void describe_block(const Block& block, std::size_t indent, std::string& into) {
  const std::string margin(indent, ' ');
  for (const std::string& comment : block.comments) into += "; " + comment + "\n" + margin;
  if (block.type == "lua.comment") {
    into += "(lua.comment)";
    return;
  }
  into.append("(").append(block.type);
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::slot) {
      into += " ";
      describe_slot(part, into);
    } else if (part.kind == PartKind::body) {
      into += "\n" + margin + "  [";
      for (std::size_t i = 0; i < part.blocks.size(); ++i) {
        if (i > 0) into += "\n" + margin + "   ";
        describe_block(part.blocks[i], indent + 3, into);
      }
      into += "]";
    }
  }
  into += ")";
}

const Block* statement_in(const std::vector<Block>& blocks, std::size_t offset);

const Block* statement_inside(const Block& block, std::size_t offset) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body)
      if (const Block* found = statement_in(part.blocks, offset)) return found;
    if (part.kind == PartKind::slot)
      for (const Block& reporter : part.blocks)
        if (const Block* found = statement_inside(reporter, offset)) return found;
  }
  return nullptr;
}

const Block* statement_in(const std::vector<Block>& blocks, std::size_t offset) {
  for (const Block& block : blocks) {
    if (!block.range.contains(offset)) continue;
    const Block* inner = statement_inside(block, offset);
    return inner != nullptr ? inner : &block;
  }
  return nullptr;
}

void gather(const std::vector<Block>& blocks, std::vector<const Block*>& into) {
  for (const Block& block : blocks) {
    into.push_back(&block);
    for (const Part& part : block.parts) gather(part.blocks, into);
  }
}

const Block* find_block(const std::vector<Block>& blocks, NodeId id) {
  for (const Block& block : blocks) {
    if (block.id == id) return &block;
    for (const Part& part : block.parts)
      if (const Block* found = find_block(part.blocks, id)) return found;
  }
  return nullptr;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string shown_number(std::string_view lua, const std::string& language) {
  std::string text(lua);
  const bool plain = std::all_of(text.begin(), text.end(), [](char byte) {
    return is_digit(byte) || byte == '.' || byte == '-';
  });
  if (plain && language == "fr") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::string HoleName::str() const { return n == 0 ? std::string(name) : std::string(name) + "." + std::to_string(n); }

bool HoleName::operator==(std::string_view written) const {
  return written.starts_with(name) && (n == 0 ? written.size() == name.size() : written == str());
}

std::span<const std::string> Part::choices() const {
  return entry != nullptr && slot_type == SlotType::choice ? std::span(entry->choices) : std::span<const std::string>();
}

std::string_view Part::initial() const { return entry != nullptr && !entry->many ? std::string_view(entry->initial) : ""; }

std::vector<TextRange> Block::copies_of(const Part& part) const {
  std::vector<TextRange> ranges;
  for (const SlotCopy& copy : copies)
    if (&parts[copy.part] == &part) ranges.push_back(copy.range);
  return ranges;
}

std::string describe(const Block& block) {
  std::string result;
  describe_block(block, 0, result);
  return result;
}

std::string describe(const Projection& projection) {
  std::string result;
  for (const Block& block : projection.blocks) result += describe(block) + "\n";
  return result;
}

ShownLiteral shown_literal(std::string_view lua, const std::string& language) {
  if (lua.empty()) return {};
  const char first = lua.front();
  if (is_digit(first) || first == '.') return {Literal::number, shown_number(lua, language)};
  if (first == '-' && lua.size() > 1 && (is_digit(lua[1]) || lua[1] == '.') &&
      lua.find_first_not_of("0123456789.", 1) == std::string_view::npos)
    return {Literal::number, shown_number(lua, language)};
  if (first == '"' || first == '\'') {
    lua.remove_prefix(1);
    if (!lua.empty() && lua.back() == first) lua.remove_suffix(1);
    return {Literal::text, std::string(lua)};
  }
  if (first == '[' && lua.size() > 1 && (lua[1] == '[' || lua[1] == '=')) {
    const std::size_t bracket = lua.find('[', 1) + 1;
    lua.remove_prefix(std::min(bracket, lua.size()));
    lua.remove_suffix(std::min(bracket, lua.size()));
    return {Literal::text, std::string(lua)};
  }
  return {};
}

std::string lua_of(Literal literal, std::string_view shown) {
  if (literal == Literal::number) {
    std::string number(base::trimmed(shown));
    std::replace(number.begin(), number.end(), ',', '.');
    return number;
  }
  if (literal != Literal::text) return std::string(shown);
  std::string text = "\"";
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char byte = shown[i];
    if (byte == '\\' && i + 1 < shown.size()) {
      text += byte;
      text += shown[++i];
    } else if (byte == '\n') {
      text += "\\n";
    } else {
      if (byte == '"' || byte == '\\') text += '\\';
      text += byte;
    }
  }
  return text + "\"";
}

const Block* statement_at(const Projection& projection, std::size_t offset) {
  return statement_in(projection.blocks, offset);
}

const Block* block_with(const Projection& projection, NodeId id) {
  return id == NodeId::none ? nullptr : find_block(projection.blocks, id);
}

std::vector<const Block*> all_blocks(const Projection& projection) {
  std::vector<const Block*> result;
  gather(projection.blocks, result);
  return result;
}

}  // namespace lunabloc::program
