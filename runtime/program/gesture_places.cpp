// Where blocks can go: the lists that a pointer and a keyboard share.
#include "program/ast.h"
#include "program/gesture.h"

namespace lunabloc::program {
namespace {

void add_places(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId moved, bool ends_body,
                std::vector<StatementPlace>& into);

void add_places_inside(const Block& block, NodeId moved, bool ends_body, std::vector<StatementPlace>& into) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body) add_places(part.blocks, block.id, part.hole.str(), moved, ends_body, into);
    if (part.kind == PartKind::slot)
      for (const Block& reporter : part.blocks) add_places_inside(reporter, moved, ends_body, into);
  }
}

void add_places(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId moved, bool ends_body,
                std::vector<StatementPlace>& into) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!ends_body) into.push_back({owner, hole, i});
    if (moved == NodeId::none || blocks[i].id != moved) add_places_inside(blocks[i], moved, ends_body, into);
  }
  // Nothing is reached after a block that leaves.
  const bool closed = !blocks.empty() && blocks.back().shape == Shape::cap && blocks.back().id != moved;
  if (!closed) into.push_back({owner, hole, blocks.size()});
}

void add_slots(const std::vector<Block>& blocks, NodeId moved, SlotType value, bool fitting, std::vector<SlotPlace>& into) {
  for (const Block& block : blocks) {
    if (moved != NodeId::none && block.id == moved) continue;
    for (const Part& part : block.parts) {
      const bool is_place = part.kind == PartKind::slot && part.takes_reporter;
      if (is_place && fits(part, value) == fitting) into.push_back({block.id, part.hole.str()});
      add_slots(part.blocks, moved, value, fitting, into);
    }
  }
}

SlotType type_of_operator(SyntaxKind sign) {
  switch (sign) {
    case SyntaxKind::concat: return SlotType::text;
    case SyntaxKind::kw_and:
    case SyntaxKind::kw_or: return SlotType::any;  // one of the two values
    case SyntaxKind::kw_not: return SlotType::boolean;
    default: return is_comparison(sign) ? SlotType::boolean : SlotType::number;
  }
}

}  // namespace

std::vector<StatementPlace> statement_places(const Projection& projection, const CarriedStatements& carried) {
  std::vector<StatementPlace> places;
  add_places(projection.blocks, NodeId::none, "", carried.moved, carried.ends_body, places);
  if (carried.is_hat) std::erase_if(places, [](const StatementPlace& place) { return place.block != NodeId::none; });
  return places;
}

SlotType value_type(const std::string& lua_expression) {
  const Tree tree = parse("return " + lua_expression).tree;
  const std::vector<Syntax> values = ReturnStatement(File(Syntax(tree)).block().child(SyntaxKind::return_statement)).values();
  if (values.size() != 1) return SlotType::any;
  Syntax value = values.front();
  while (value.kind() == SyntaxKind::parenthesized_expression) value = value.expression();
  switch (value.kind()) {
    case SyntaxKind::number_expression: return SlotType::number;
    case SyntaxKind::string_expression: return SlotType::text;
    case SyntaxKind::true_expression:
    case SyntaxKind::false_expression: return SlotType::boolean;
    case SyntaxKind::table_expression: return SlotType::list;
    case SyntaxKind::binary_expression: return type_of_operator(BinaryExpression(value).operator_token().kind());
    case SyntaxKind::unary_expression: return type_of_operator(UnaryExpression(value).operator_token().kind());
    default: return SlotType::any;
  }
}

bool fits(const Part& slot, SlotType value) {
  if (!slot.takes_reporter) return false;
  const SlotType asked = slot.slot_type;
  if (value == SlotType::any || asked == SlotType::any || asked == value) return true;
  if (asked == SlotType::text) return value == SlotType::number;
  // A menu and a name take any word that is not a truth or a list.
  return asked != SlotType::number && asked != SlotType::boolean && asked != SlotType::list && value != SlotType::boolean;
}

std::vector<SlotPlace> slot_places(const Projection& projection, SlotType value, NodeId moved) {
  std::vector<SlotPlace> places;
  add_slots(projection.blocks, moved, value, true, places);
  return places;
}

std::vector<SlotPlace> refusing_slots(const Projection& projection, SlotType value, NodeId moved) {
  std::vector<SlotPlace> places;
  add_slots(projection.blocks, moved, value, false, places);
  return places;
}

}  // namespace lunabloc::program
