// What an expression evaluates, in Lua's order, and the registers that its compiler holds meanwhile.
#pragma once

#include "program/ast.h"

namespace lunabloc::program {

// Registers in use above the locals: at least `surely`, at most `at_most` (a constant or a local may need none).
struct Registers {
  std::size_t surely = 0;
  std::size_t at_most = 0;
  Registers operator+(std::size_t more) const { return {surely + more, at_most + more}; }
  Registers perhaps_one() const { return {surely, at_most + 1}; }
};

// Calls visit(Syntax operand, Registers) for each expression directly inside; what stands in a function is not.
template <class Visit>
void for_each_operand(const Syntax& expression, Registers in_use, const Visit& visit) {
  switch (expression.kind()) {
    case SyntaxKind::field_expression:
    case SyntaxKind::parenthesized_expression:
    case SyntaxKind::unary_expression:
      return visit(expression.expression(), in_use);
    case SyntaxKind::index_expression:
      visit(expression.expression(0), in_use);
      return visit(expression.expression(1), in_use.perhaps_one());
    case SyntaxKind::binary_expression: {
      const BinaryExpression binary(expression);
      const SyntaxKind kind = binary.operator_token().kind();
      const bool one_at_a_time = kind == SyntaxKind::kw_and || kind == SyntaxKind::kw_or;
      visit(binary.left(), in_use);
      return visit(binary.right(), kind == SyntaxKind::concat ? in_use + 1 : one_at_a_time ? in_use : in_use.perhaps_one());
    }
    case SyntaxKind::call_expression:
    case SyntaxKind::method_call_expression: {
      const Call call(expression);
      visit(call.callee(), in_use);
      Registers registers = in_use + (call.is_method() ? 2 : 1);
      for (const Syntax& value : call.arguments().values()) {
        visit(value, registers);
        registers = registers + 1;
      }
      return;
    }
    case SyntaxKind::table_expression: {
      constexpr std::size_t kItemsAtOnce = 50;  // LFIELDS_PER_FLUSH of Lua's lopcodes.h
      std::size_t items = 0;
      for (const Syntax& field : TableExpression(expression).fields()) {
        const Registers registers = in_use + (1 + items % kItemsAtOnce);
        if (field.kind() == SyntaxKind::keyed_field) {
          visit(field.expression(0), registers);
          visit(field.expression(1), registers.perhaps_one());
        } else {
          visit(field.expression(), registers);
          if (field.kind() == SyntaxKind::list_field) ++items;
        }
      }
      return;
    }
    default:
      return;
  }
}

}  // namespace lunabloc::program
