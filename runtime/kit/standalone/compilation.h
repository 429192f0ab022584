// One compilation at work. The program is gone through again until every variable's type has settled: a round writes
// all instructions with the types that are known, and learns more of them; the last round's instructions are kept.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kit/standalone/code.h"
#include "kit/standalone/compiler.h"
#include "kit/standalone/types.h"
#include "program/ast.h"
#include "program/names.h"

namespace lunabloc::kit::standalone {

using program::Syntax;

class Compilation {
 public:
  Compilation(const program::Tree& tree, const Kit& kit);
  tl::expected<Program, std::vector<Error>> run();

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMain = 0;

  struct Variable {
    Type type = Type::unknown;
    const KitPart* part = nullptr;   // of type part
    bool list = false;               // then type is that of its elements
    int capacity = 0;                // of a list
    bool grows = false;
    std::size_t function = kNone;    // it is the name of one
    bool used = false;
    bool assigned = false;
    int cell = -1;                   // this round
    bool local = false;              // in the function's own cells
  };
  // A function of the program, or the body of a `when`; number 0 is the file.
  struct Function {
    Syntax body;                       // function_body; the file's block for 0
    std::vector<std::size_t> parameters;
    Type result = Type::unknown;
    bool is_script = false;
    machine_trigger trigger = MACHINE_TRIGGER_told;
    std::uint8_t argument = 0;
    bool waits = false;
    std::size_t entry = 0;             // this round
    int cells = 0;                     // that it needs itself
    int locals = 0;                    // of those, its variables behind the arguments
  };
  struct Loop {
    std::vector<Code::Label> breaks;
  };

  // -- the whole (compilation.cpp)
  void find_functions();
  void find_script(const Syntax& call);
  void round();
  void place_globals();
  void write_function(std::size_t number);
  Program finished();
  std::optional<int> need_of(std::size_t function, std::set<std::size_t>& above);
  void refuse(const Syntax& where, std::string message, Arguments arguments = {});

  // -- variables
  std::size_t variable_at(const Syntax& name) const;
  void learn(std::size_t variable, Type type, const Syntax& where);
  void place(std::size_t variable);
  int reserve(int cells);
  void load_cells(int cell, int cells, bool local);
  void store_cells(int cell, int cells, bool local);
  void load(const Variable& variable) { load_cells(variable.cell, cells_of(variable.type), variable.local); }
  void store(const Variable& variable) { store_cells(variable.cell, cells_of(variable.type), variable.local); }
  bool in_main() const { return function_ == kMain; }

  // -- statements (statements.cpp)
  void block(const Syntax& block);
  void statement(const Syntax& statement);
  void local_statement(const program::LocalStatement& statement);
  void assignment(const program::Assignment& statement);
  void give(const std::vector<Syntax>& targets, const std::vector<Syntax>& values, bool declares, const Syntax& where);
  void give_list(std::size_t variable, const Syntax& table);
  void set_element(const program::IndexExpression& target, const Syntax& value);
  void if_statement(const program::IfStatement& statement);
  void end_loop();
  void while_statement(const program::WhileStatement& statement);
  void repeat_statement(const program::RepeatStatement& statement);
  void numeric_for(const program::NumericFor& statement);
  void generic_for(const program::GenericFor& statement);
  void return_statement(const program::ReturnStatement& statement);
  void call_statement(const Syntax& call);
  void when(const program::Call& call, const Syntax& where);
  void wait(const Syntax& seconds);

  // -- expressions (expressions.cpp): the value's cells on the stack
  Type expression(const Syntax& syntax);
  Type type_of(const Syntax& syntax);
  void as(const Syntax& syntax, Type wanted);
  void number(const Syntax& syntax);        // a number of any type is wanted
  void nearest_whole(const Syntax& syntax); // rounded, a half away from zero
  void condition(const Syntax& syntax);     // one cell
  void convert(Type from, Type to, const Syntax& where);
  Type number_literal(std::string_view text, bool negative, const Syntax& where);
  Type name(const Syntax& syntax);
  Type binary(const program::BinaryExpression& expression);
  Type arithmetic(const program::BinaryExpression& expression, program::SyntaxKind sign);
  Type comparison(const program::BinaryExpression& expression, program::SyntaxKind sign);
  Type choice(const program::BinaryExpression& expression, program::SyntaxKind word);
  Type unary(const program::UnaryExpression& expression);
  Type index(const program::IndexExpression& expression);
  Type call(const program::Call& call, const Syntax& where);
  Type call_function(std::size_t function, const program::Call& call, const Syntax& where);
  Type mathematics(std::string_view name, const std::vector<Syntax>& arguments, const Syntax& where);
  Type extreme(bool largest, const std::vector<Syntax>& arguments);
  void clamp(double least, double most);
  std::size_t list_of(const Syntax& syntax);  // its variable, or kNone

  // -- the kit (kit_calls.cpp)
  const KitPart* part_in(const Syntax& syntax);
  Type part_call(const KitPart& part, const program::Call& call, const Syntax& where);
  Type read(const KitPart& part);
  Type read_dht(const KitPart& part, bool humidity);
  Type show_pixels(const KitPart& part, const std::vector<Syntax>& arguments, bool all);
  Type turn(const KitPart& part, const Syntax& degrees);
  Type write_display(const KitPart& part, const std::vector<Syntax>& arguments);
  void letters(std::string_view letters);
  std::uint8_t stepper_number(const KitPart& part) const;
  void prepare(const KitPart& part);
  std::uint8_t message_of(const Syntax& text);
  std::string text_of(const Syntax& syntax) const;

  const program::Tree& tree_;
  const Kit& kit_;
  program::Names names_;
  std::vector<Variable> variables_;  // as names_.variables
  std::vector<Function> functions_;
  std::map<std::size_t, std::size_t> script_at_;  // start of a when's call → function
  std::map<std::string, std::uint8_t> messages_;
  std::vector<const KitPart*> parts_;             // that the program uses
  std::map<std::size_t, Type> types_;             // of expressions, by start and end, this round
  std::vector<Error> refusals_;
  std::set<std::size_t> refused_;                 // places
  bool learnt_ = false;
  bool quiet_ = false;                            // a type is asked for; what is refused will be said later

  Code code_;
  std::size_t function_ = kMain;
  struct Cells {  // that are taken, of the program's and of a call's own
    int statics = 0, locals = 0;
  };
  Cells cells_;
  int most_static_cells_ = 0, most_local_cells_ = 0;
  std::size_t timer_cell_ = 0;
  bool uses_timer_ = false;
  std::vector<Loop> loops_;
};

}  // namespace lunabloc::kit::standalone
