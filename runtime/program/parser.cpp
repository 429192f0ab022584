#include "program/parser.h"

#include <algorithm>
#include <utility>

#include "program/lexer.h"
#include "program/tree.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f'; }

bool closes_block(SyntaxKind kind) {
  return kind == kw_end || kind == kw_else || kind == kw_elseif || kind == kw_until;
}
bool is_statement_keyword(SyntaxKind kind) {
  switch (kind) {
    case kw_break:
    case kw_do:
    case kw_for:
    case kw_function:
    case kw_goto:
    case kw_if:
    case kw_local:
    case kw_repeat:
    case kw_return:
    case kw_while: return true;
    default: return false;
  }
}
bool starts_statement(SyntaxKind kind) {
  return is_statement_keyword(kind) || kind == name || kind == left_paren || kind == semicolon || kind == double_colon;
}
bool starts_expression(SyntaxKind kind) {
  switch (kind) {
    case kw_nil:
    case kw_false:
    case kw_true:
    case kw_not:
    case kw_function:
    case number:
    case short_string:
    case long_string:
    case ellipsis:
    case left_brace:
    case left_paren:
    case minus:
    case tilde:
    case hash:
    case name: return true;
    default: return false;
  }
}
bool is_string(SyntaxKind kind) { return kind == short_string || kind == long_string; }
bool closes_bracket(SyntaxKind kind) {
  return kind == right_paren || kind == right_brace || kind == right_bracket;
}

struct Priority {
  int left = 0;  // 0: no binary operator
  int right = 0;
};
constexpr int kUnaryPriority = 12;

Priority priority_of(SyntaxKind kind) {
  switch (kind) {
    case kw_or: return {1, 1};
    case kw_and: return {2, 2};
    case less:
    case greater:
    case less_equal:
    case greater_equal:
    case tilde_equal:
    case equal_equal: return {3, 3};
    case pipe: return {4, 4};
    case tilde: return {5, 5};
    case ampersand: return {6, 6};
    case shift_left:
    case shift_right: return {7, 7};
    case concat: return {9, 8};
    case plus:
    case minus: return {10, 10};
    case star:
    case slash:
    case double_slash:
    case percent: return {11, 11};
    case caret: return {14, 13};
    default: return {};
  }
}
bool is_unary_operator(SyntaxKind kind) {
  return kind == kw_not || kind == hash || kind == minus || kind == tilde;
}

class Parser {
 public:
  enum class SecondReading { by_layout, none };
  Parser(std::string_view text, IdSource* ids, Reuse* reuse, SecondReading second_reading)
      : text_(text), ids_(ids), reuse_(reuse), second_reading_(second_reading) {
    stack_.reserve(1024);
    advance();
  }

  const GreenNode* file() {
    // The mark and the first line belong to the file, not to its block.
    std::size_t kept = 0;
    while (kept < pending_.size() && (pending_[kept].kind() == byte_order_mark || pending_[kept].kind() == first_line))
      ++kept;
    for (std::size_t i = 0; i < kept; ++i) push(pending_[i]);
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(kept));
    block(kFileIndent, end_of_file);
    finish(0, SyntaxKind::file);
    return &stack_.front().node();
  }

 private:
  static constexpr long kFileIndent = -1;
  // Statements of the file that may be read twice before all the rest is read by layout only: what keeps a text of
  // nothing but openers linear.
  static constexpr int kMaxSecondReadings = 8;

  // ---- tokens -------------------------------------------------------------------------------------------------

  SyntaxKind kind() const { return current_.kind; }
  bool at(SyntaxKind kind) const { return current_.kind == kind; }

  void advance() {
    while (true) {
      current_ = lex(text_, offset_);
      if (!is_trivia(current_.kind)) break;
      pending_.emplace_back(current_.kind, current_.length, current_.wrong);
      offset_ += current_.length;
    }
  }

  void push(GreenChild child) { stack_.push_back(child); }
  void push_trivia(GreenChild token) {
    if (is_comment_token(token.kind())) {
      const std::size_t mark = stack_.size();
      push(token);
      finish(mark, comment);
    } else {
      push(token);
    }
  }
  void flush() {
    for (const GreenChild token : pending_) push_trivia(token);
    pending_.clear();
  }
  void flush_first(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) push_trivia(pending_[i]);
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
  }

  void bump() {
    if (!pending_.empty()) flush();
    push(GreenChild(current_.kind, current_.length, current_.wrong));
    previous_ = current_.kind;
    offset_ += current_.length;
    advance();
  }
  // A node that begins with the current token.
  std::size_t open() {
    if (!pending_.empty()) flush();
    return stack_.size();
  }
  void finish(std::size_t mark, SyntaxKind kind, std::uint8_t flags = 0, int levels = 0) {
    const GreenNode* node = make_green_node(kind, std::span(stack_).subspan(mark), flags,
                                            static_cast<std::uint8_t>(levels));
    if (ids_ != nullptr) node->id = ids_->next();
    stack_.resize(mark);
    push(GreenChild(node));
  }

  void push_missing(SyntaxKind expected, bool by_layout = false) { push(GreenChild::missing(expected, by_layout)); }
  bool accept(SyntaxKind wanted) {
    if (!at(wanted)) return false;
    bump();
    return true;
  }
  void expect(SyntaxKind wanted) {
    if (!accept(wanted)) push_missing(wanted);
  }
  // The closing bracket; what stands before it on the same line and fits nowhere is skipped.
  void expect_closer(SyntaxKind closer) {
    if (!at(closer) && closer_is_near(closer)) {
      const std::size_t mark = open();
      int nesting = 0;
      while (!at(end_of_file) && !(nesting == 0 && at(closer))) {
        if (at(left_paren) || at(left_brace) || at(left_bracket)) ++nesting;
        if (closes_bracket(kind())) --nesting;
        bump();
      }
      finish(mark, skipped);
    }
    if (accept(closer)) return;
    const bool outside = is_outside_brackets();
    lacks_closer_ = lacks_closer_ || line_.left;
    push_missing(closer, by_layout_ && outside);
  }
  bool closer_is_near(SyntaxKind closer) const {
    if (newline_is_pending()) return false;
    std::size_t at = offset_;
    int nesting = 0;
    for (int count = 0; count < 64; ++count) {
      const Token token = lex(text_, at);
      if (token.kind == newline || token.kind == end_of_file || is_statement_keyword(token.kind) ||
          closes_block(token.kind))
        return false;
      if (nesting == 0 && token.kind == closer) return true;
      if (token.kind == left_paren || token.kind == left_brace || token.kind == left_bracket) ++nesting;
      if (closes_bracket(token.kind) && --nesting < 0) return false;
      at += token.length;
    }
    return false;
  }
  SyntaxKind kind_after_current() const {
    std::size_t at = offset_ + current_.length;
    while (true) {
      const Token token = lex(text_, at);
      if (!is_trivia(token.kind)) return token.kind;
      at += token.length;
    }
  }

  // ---- layout -------------------------------------------------------------------------------------------------

  bool newline_is_pending() const {
    return std::any_of(pending_.begin(), pending_.end(), [](GreenChild token) { return token.kind() == newline; });
  }
  // The comments that stand on the line that ends here, with the space before them.
  void take_line_comments() {
    std::size_t taken = 0;
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      if (is_comment_token(pending_[i].kind())) {
        taken = i + 1;
      } else if (pending_[i].kind() != space) {
        break;
      }
    }
    if (taken > 0) flush_first(taken);
  }
  // How many of the pending trivia come before the comments that belong to the statement that follows.
  std::size_t before_own_comments() const {
    std::size_t first = pending_.size();
    int newlines = 0;
    for (std::size_t i = pending_.size(); i-- > 0;) {
      const SyntaxKind kind = pending_[i].kind();
      if (is_comment_token(kind)) {
        if (newlines > 1) break;
        first = i;
        newlines = 0;
      } else if (kind == newline) {
        ++newlines;
      } else if (kind != space) {
        break;
      }
    }
    return first;
  }
  // Puts trivia into the block; comments without a blank line between them are one comment_statement.
  void place_in_block(std::size_t count) {
    std::size_t i = 0;
    while (i < count) {
      if (!is_comment_token(pending_[i].kind())) {
        push_trivia(pending_[i++]);
        continue;
      }
      std::size_t last = i;
      int newlines = 0;
      for (std::size_t j = i + 1; j < count && newlines < 2; ++j) {
        const SyntaxKind kind = pending_[j].kind();
        if (is_comment_token(kind)) {
          last = j;
          newlines = 0;
        } else if (kind == newline) {
          ++newlines;
        } else if (kind != space) {
          break;
        }
      }
      const std::size_t mark = stack_.size();
      for (; i <= last; ++i) push_trivia(pending_[i]);
      finish(mark, comment_statement);
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
  }

  // Bytes of space that begin the line on which the current token stands.
  long line_indent() {
    // Scans back to the line's start, or to where the last scan has been: a long line is scanned once.
    const std::size_t floor = scanned_at_ <= offset_ ? scanned_at_ : 0;
    std::size_t start = offset_;
    while (start > floor && !is_line_end(text_[start - 1])) --start;
    if (start > 0 && start == floor && !is_line_end(text_[start - 1])) start = scanned_line_;
    scanned_at_ = offset_;
    scanned_line_ = start;
    std::size_t end = start;
    while (end < offset_ && is_blank(text_[end])) ++end;
    return static_cast<long>(end - start);
  }
  // Does the line of the current token, as its first, stand no deeper than the opener (a closer: less deep)?
  bool is_outside(long opener_indent) const {
    if (opener_indent < 0) return false;
    const long indent = indent_of_first(text_, offset_);
    if (indent < 0) return false;
    return closes_block(kind()) ? indent < opener_indent : indent <= opener_indent;
  }

  // Does the current token look like a statement of its own, though a bracket of the one before is open: first on its line,
  // and no deeper than that one? Lua reads on; by layout the bracket ends here.
  bool is_outside_brackets() {
    if (!starts_statement(kind()) || !newline_is_pending()) return false;
    if (line_.indent < 0) line_.indent = line_indent_at(line_.start);
    if (!is_outside(line_.indent)) return false;
    line_.left = true;
    return true;
  }
  bool ends_brackets() { return !brackets_.empty() && is_outside_brackets() && by_layout_; }
  long line_indent_at(std::size_t offset) const {
    std::size_t start = offset;
    while (start > 0 && !is_line_end(text_[start - 1])) --start;
    std::size_t end = start;
    while (end < offset && is_blank(text_[end])) ++end;
    return static_cast<long>(end - start);
  }

  // ---- blocks -------------------------------------------------------------------------------------------------

  // `closer`: the word that ends it; kw_else stands for all three that may end a branch of `if`.
  void block(long opener_indent, SyntaxKind closer) {
    const std::size_t mark = stack_.size();
    std::uint8_t flags = 0;
    bool returned = false;
    int labels = 0;  // in a row: Lua nests them
    layout_closed_ = false;
    while (true) {
      if (reuse_ != nullptr && !returned && take_old_statements(opener_indent, labels, flags)) {
        returned = stack_.back().kind() == return_statement;
        continue;
      }
      if (at(end_of_file)) break;
      if (is_outside(opener_indent) && (starts_statement(kind()) || closes_block(kind()))) {
        if (by_layout_) {
          layout_closed_ = closes_block(kind()) ? accepts(closer, kind()) : !returned;
          break;
        }
        flags |= kLayoutSensitive;
      }
      if (closer != end_of_file && closes_block(kind())) break;
      if (closes_bracket(kind()) && closes_open_bracket()) break;
      if (returned) push_missing(closer == kw_else ? kw_end : closer);
      place_in_block(before_own_comments());
      if (closer == end_of_file && !by_layout_ && second_reading_ == SecondReading::by_layout) {
        statement_of_the_file(labels);
      } else {
        statement(labels);
      }
      const SyntaxKind made = stack_.back().kind();
      returned = made == return_statement;
      labels = made == label_statement ? labels + 1 : made == empty_statement ? labels : 0;
    }
    place_in_block(pending_.size());
    finish(mark, SyntaxKind::block, flags);
  }
  static bool accepts(SyntaxKind closer, SyntaxKind kind) {
    return kind == closer || (closer == kw_else && (kind == kw_elseif || kind == kw_end));
  }
  bool closes_open_bracket() const {
    return std::find(brackets_.begin(), brackets_.end(), kind()) != brackets_.end();
  }

  // A statement at the file's level: read as Lua reads it; if an `end` lacks, or the bracket that a line below may have been
  // taken into, once more by layout.
  void statement_of_the_file(int labels) {
    const std::size_t mark = stack_.size();
    const std::size_t reuse_mark = reuse_ != nullptr ? reuse_->mark() : 0;
    const std::vector<GreenChild> pending = pending_;
    const std::size_t offset = offset_;
    const Token current = current_;
    lacks_end_ = lacks_closer_ = false;
    statement(labels);
    if (!lacks_end_ && !lacks_closer_) return;
    for (std::size_t i = mark; i < stack_.size(); ++i) {
      if (stack_[i].is_node()) release(&stack_[i].node());
    }
    stack_.resize(mark);
    if (reuse_ != nullptr) reuse_->go_back(reuse_mark);
    pending_ = pending;
    offset_ = offset;
    current_ = current;
    scanned_at_ = 0;
    scanned_line_ = 0;
    by_layout_ = true;
    statement(labels);
    by_layout_ = ++second_readings_ >= kMaxSecondReadings;
  }

  bool take_old_statements(long opener_indent, int& labels, std::uint8_t& block_flags) {
    const std::size_t own = before_own_comments();
    std::size_t start = offset_;
    for (std::size_t i = own; i < pending_.size(); ++i) start -= pending_[i].length();
    const bool layout_counts = second_reading_ == SecondReading::by_layout;
    const Reuse::Run run =
        reuse_->find({start, kMaxLevels - level_, by_layout_, layout_counts ? opener_indent : kFileIndent});
    if (run.children.empty()) return false;
    if (run.outside) block_flags |= kLayoutSensitive;
    place_in_block(own);
    for (const GreenChild child : run.children) {
      if (child.is_node()) retain(child.node());
      push(child);
      if (child.is_node() && child.kind() != empty_statement) labels = 0;
      if (child.is_node()) deepest_ = std::max(deepest_, level_ + child.node().levels);
    }
    pending_.clear();
    offset_ = start + run.length;
    advance();
    return true;
  }

  void expect_end(SyntaxKind closer, long opener_indent) {
    const bool closed_by_layout = layout_closed_;
    layout_closed_ = false;
    const bool own = at(closer) && !(by_layout_ && is_outside(opener_indent));
    if (own) {
      bump();
      return;
    }
    lacks_end_ = true;
    push_missing(closer, closed_by_layout);
  }

  // ---- statements ---------------------------------------------------------------------------------------------

  // Pushes one statement-like node and takes at least one token.
  void statement(int labels) {
    const std::size_t mark = stack_.size();
    const int outer_deepest = deepest_;
    const int at_level = level_;
    const Line outer_line = std::exchange(line_, {.start = offset_});
    deepest_ = ++level_;
    SyntaxKind made;
    std::uint8_t flags = 0;
    if (level_ + labels > kMaxLevels) {
      flush();
      take_flat(false);
      made = skipped;
      flags = kTooDeep;
    } else if (!starts_statement(kind())) {
      flush();
      take_misfits();
      made = skipped;
    } else {
      flush();  // its own comments
      statement_flags_ = 0;
      made = statement_of_a_kind();
      flags = statement_flags_;
      // What follows `return` is its own on any line: there it ends the block.
      const bool own = made == return_statement || pending_.empty() || only_space_is_pending();
      if (made != empty_statement && at(semicolon) && own) bump();
    }
    if (line_.left) flags |= kLayoutSensitive;
    line_ = outer_line;
    take_line_comments();
    finish(mark, made, flags, deepest_ - at_level);
    level_ = at_level;
    deepest_ = std::max(outer_deepest, deepest_);
  }
  bool only_space_is_pending() const { return pending_.size() == 1 && pending_[0].kind() == space; }

  // Tokens that fit nowhere: to the end of the line at most, or to the next word that begins or ends something.
  void take_misfits() {
    const bool stray_closer = closes_block(kind());
    bump();
    while (!at(end_of_file) && !newline_is_pending() && !is_statement_keyword(kind()) && !closes_block(kind())) {
      if (stray_closer && starts_statement(kind())) break;
      if (closes_bracket(kind()) && closes_open_bracket()) break;
      bump();
    }
  }

  // Tokens without their structure, up to what may end the construct that is too deep here.
  void take_flat(bool expression) {
    long nesting = 0;
    bool first = true;
    while (!at(end_of_file)) {
      const SyntaxKind now = kind();
      if (nesting == 0 && !first) {
        if (closes_bracket(now) || closes_block(now)) break;
        if (expression) {
          if (now == comma || now == semicolon || now == kw_then || now == kw_do) break;
          if (is_statement_keyword(now) && now != kw_function) break;
          if (newline_is_pending() && priority_of(now).left == 0 && priority_of(previous_).left == 0 &&
              !is_unary_operator(previous_))
            break;
        }
      }
      if (now == left_paren || now == left_brace || now == left_bracket || now == kw_function || now == kw_if ||
          now == kw_do || now == kw_repeat)
        ++nesting;
      if (nesting > 0 && (closes_bracket(now) || now == kw_end || now == kw_until)) --nesting;
      first = false;
      bump();
    }
  }

  SyntaxKind statement_of_a_kind() {
    switch (kind()) {
      case semicolon: bump(); return empty_statement;
      case kw_if: return if_();
      case kw_while: {
        const long indent = line_indent();
        bump();
        expression();
        return loop_body(while_statement, indent);
      }
      case kw_do: return loop_body(do_statement, line_indent());
      case kw_for: return for_();
      case kw_repeat: {
        const long indent = line_indent();
        bump();
        take_line_comments();
        block(indent, kw_until);
        expect_end(kw_until, indent);
        if (stack_.back().kind() == missing) {
          missing_operand();
        } else {
          expression();
        }
        return repeat_statement;
      }
      case kw_function: {
        const long indent = line_indent();
        bump();
        function_name_();
        function_body_(indent);
        return function_statement;
      }
      case kw_local: {
        const long indent = line_indent();
        bump();
        if (accept(kw_function)) {
          expect(name);
          function_body_(indent);
          return local_function;
        }
        return local_();
      }
      case double_colon:
        bump();
        expect(name);
        expect(double_colon);
        return label_statement;
      case kw_return:
        bump();
        if (!closes_block(kind()) && !at(end_of_file) && !at(semicolon) && !return_stands_alone()) expression_list();
        return return_statement;
      case kw_break: bump(); return break_statement;
      case kw_goto:
        bump();
        expect(name);
        return goto_statement;
      default: return expression_or_assignment();
    }
  }
  // Lua wants an expression after `return` even where none can begin; then the hole is ours to show, but not before
  // a closing bracket or on a line of its own.
  bool return_stands_alone() const { return closes_bracket(kind()) && closes_open_bracket(); }

  SyntaxKind loop_body(SyntaxKind made, long indent) {
    expect(kw_do);
    take_line_comments();
    block(indent, kw_end);
    expect_end(kw_end, indent);
    return made;
  }

  SyntaxKind if_() {
    const long indent = line_indent();
    bump();
    expression();
    expect(kw_then);
    take_line_comments();
    block(indent, kw_else);
    bool outside = layout_closed_;
    while (!outside && (at(kw_elseif) || at(kw_else)) && !(by_layout_ && is_outside(indent))) {
      const bool last = at(kw_else);
      const std::size_t mark = open();
      bump();
      if (!last) {
        expression();
        expect(kw_then);
      }
      take_line_comments();
      block(indent, last ? kw_end : kw_else);
      outside = layout_closed_;
      finish(mark, last ? else_clause : elseif_clause);
      if (last) break;
    }
    layout_closed_ = outside;
    expect_end(kw_end, indent);
    return if_statement;
  }

  SyntaxKind for_() {
    const long indent = line_indent();
    bump();
    loop_variable_();
    const bool numeric = at(equal);
    if (numeric) {
      bump();
      expression();
      expect(comma);
      expression();
      if (accept(comma)) expression();
    } else {
      while (accept(comma)) loop_variable_();
      expect(kw_in);
      if (stack_.back().kind() == missing && !starts_expression(kind())) {
        missing_operand();
      } else {
        expression_list();
      }
    }
    return loop_body(numeric ? numeric_for : generic_for, indent);
  }
  void loop_variable_() {
    if (!at(name)) {
      push_missing(name);
      return;
    }
    const std::size_t mark = open();
    bump();
    finish(mark, loop_variable);
  }

  SyntaxKind local_() {
    do {
      if (!at(name)) {
        push_missing(name);
        break;
      }
      const std::size_t mark = open();
      bump();
      if (at(less)) {
        const std::size_t attribute_mark = open();
        bump();
        expect(name);
        expect(greater);
        finish(attribute_mark, attribute);
      }
      finish(mark, local_name);
    } while (accept(comma));
    if (accept(equal)) expression_list();
    return local_statement;
  }

  SyntaxKind expression_or_assignment() {
    suffixed_expression();
    if (!at(equal) && !at(comma)) {
      const SyntaxKind made = stack_.back().kind();
      if (made == call_expression || made == method_call_expression) return call_statement;
      push_missing(equal);
      return expression_statement;
    }
    const int at_level = level_;
    bool assignable = is_assignable(stack_.back().kind());
    while (accept(comma)) {
      if (at(name) || at(left_paren)) {
        suffixed_expression();
        assignable = assignable && is_assignable(stack_.back().kind());
      } else {
        missing_operand();
      }
      deepest_ = std::max(deepest_, ++level_);
      if (level_ > kMaxLevels) {
        const std::size_t mark = open();
        take_flat(true);
        finish(mark, skipped, kTooDeep);
        break;
      }
    }
    if (accept(equal)) {
      expression_list();
    } else {
      push_missing(equal);
    }
    level_ = at_level;
    statement_flags_ = assignable ? 0 : kHasError;
    return assignment;
  }

  // ---- functions ----------------------------------------------------------------------------------------------

  void function_name_() {
    if (!at(name)) {
      push_missing(name);
      return;
    }
    const std::size_t mark = open();
    bump();
    while (accept(dot)) expect(name);
    if (accept(colon)) expect(name);
    finish(mark, function_name);
  }

  void function_body_(long indent) {
    const bool has_parameters = at(left_paren);
    const std::size_t mark = has_parameters ? open() : stack_.size();
    const std::size_t parameters_mark = stack_.size();
    expect(left_paren);
    if (has_parameters && !at(right_paren)) {
      do {
        const SyntaxKind made = at(ellipsis) ? vararg_parameter : parameter;
        if (!at(name) && !at(ellipsis)) {
          push_missing(name);
          break;
        }
        const std::size_t parameter_mark = open();
        bump();
        finish(parameter_mark, made);
        if (made == vararg_parameter) break;
      } while (accept(comma));
    }
    if (has_parameters) {
      expect_closer(right_paren);
    } else {
      push_missing(right_paren);
    }
    finish(parameters_mark, parameters);
    take_line_comments();
    block(indent, kw_end);
    expect_end(kw_end, indent);
    finish(mark, function_body);
  }

  // ---- expressions --------------------------------------------------------------------------------------------

  void missing_operand() { finish_missing(stack_.size()); }
  void finish_missing(std::size_t mark) {
    push_missing(missing_expression);
    finish(mark, missing_expression);
  }

  void expression_list() {
    do {
      expression();
    } while (accept(comma));
  }
  void expression() { subexpression(0); }

  void subexpression(int limit) {
    if (!starts_expression(kind()) || ends_brackets()) {
      missing_operand();
      return;
    }
    deepest_ = std::max(deepest_, ++level_);
    const std::size_t mark = open();
    if (level_ > kMaxLevels) {
      take_flat(true);
      finish(mark, skipped, kTooDeep);
      --level_;
      return;
    }
    if (is_unary_operator(kind())) {
      bump();
      subexpression(kUnaryPriority);
      finish(mark, unary_expression);
    } else {
      simple_expression();
    }
    int links = 0;
    for (Priority priority = priority_of(kind()); priority.left > limit; priority = priority_of(kind())) {
      if (++links > kMaxChain) {
        const std::size_t rest = open();
        take_flat(true);
        finish(rest, skipped, kTooDeep);
        break;
      }
      bump();
      subexpression(priority.right);
      finish(mark, binary_expression);
    }
    --level_;
  }

  void leaf_expression(SyntaxKind made) {
    const std::size_t mark = open();
    bump();
    finish(mark, made);
  }

  void simple_expression() {
    switch (kind()) {
      case number: leaf_expression(number_expression); return;
      case short_string:
      case long_string: leaf_expression(string_expression); return;
      case kw_nil: leaf_expression(nil_expression); return;
      case kw_true: leaf_expression(true_expression); return;
      case kw_false: leaf_expression(false_expression); return;
      case ellipsis: leaf_expression(vararg_expression); return;
      case left_brace: table(); return;
      case kw_function: {
        const std::size_t mark = open();
        const long indent = line_indent();
        bump();
        function_body_(indent);
        finish(mark, function_expression);
        return;
      }
      default: suffixed_expression();
    }
  }

  void suffixed_expression() {
    const std::size_t mark = open();
    if (at(left_paren)) {
      bump();
      brackets_.push_back(right_paren);
      expression();
      brackets_.pop_back();
      expect_closer(right_paren);
      finish(mark, parenthesized_expression);
    } else {
      bump();
      finish(mark, name_expression);
    }
    for (int links = 0;; ++links) {
      const SyntaxKind now = kind();
      const bool suffix = now == dot || now == left_bracket || now == colon || now == left_paren ||
                          now == left_brace || is_string(now);
      if (!suffix) return;
      if (links >= kMaxChain) {
        const std::size_t rest = open();
        take_flat(true);
        finish(rest, skipped, kTooDeep);
        return;
      }
      switch (now) {
        case dot:
          bump();
          expect(name);
          finish(mark, field_expression);
          break;
        case left_bracket:
          bump();
          brackets_.push_back(right_bracket);
          expression();
          brackets_.pop_back();
          expect_closer(right_bracket);
          finish(mark, index_expression);
          break;
        case colon:
          bump();
          expect(name);
          arguments_();
          finish(mark, method_call_expression);
          break;
        default:
          arguments_();
          finish(mark, call_expression);
      }
    }
  }

  void arguments_() {
    if (at(left_paren)) {
      const std::size_t mark = open();
      bump();
      brackets_.push_back(right_paren);
      if (!at(right_paren) && !ends_brackets()) expression_list();
      brackets_.pop_back();
      expect_closer(right_paren);
      finish(mark, arguments);
    } else if (is_string(kind()) || at(left_brace)) {
      const std::size_t mark = open();
      simple_expression();
      finish(mark, arguments);
    } else {
      const std::size_t mark = stack_.size();
      push_missing(left_paren);
      finish(mark, arguments);
    }
  }

  void table() {
    const std::size_t mark = open();
    bump();
    brackets_.push_back(right_brace);
    while (!at(right_brace) && !at(end_of_file) && !ends_brackets()) {
      const std::size_t before = offset_;
      field();
      if (!at(comma) && !at(semicolon)) break;
      bump();
      if (offset_ == before) break;
    }
    brackets_.pop_back();
    expect_closer(right_brace);
    finish(mark, table_expression);
  }
  void field() {
    if (at(name) && kind_after_current() == equal) {
      const std::size_t mark = open();
      bump();
      bump();
      expression();
      finish(mark, named_field);
    } else if (at(left_bracket)) {
      const std::size_t mark = open();
      bump();
      brackets_.push_back(right_bracket);
      expression();
      brackets_.pop_back();
      expect_closer(right_bracket);
      expect(equal);
      if (stack_.back().kind() == missing) {
        missing_operand();
      } else {
        expression();
      }
      finish(mark, keyed_field);
    } else {
      const std::size_t mark = starts_expression(kind()) ? open() : stack_.size();
      expression();
      finish(mark, list_field);
    }
  }

  // The statement that is being read: where it starts, the space before the line that it starts on (-1: not looked at yet), and
  // whether something in its brackets looks like the next statement.
  struct Line {
    std::size_t start = 0;
    long indent = -1;
    bool left = false;
  };

  std::string_view text_;
  IdSource* ids_;  // null: nodes get none
  Reuse* reuse_;   // null: there is no older tree
  SecondReading second_reading_;
  std::size_t offset_ = 0;            // of the current token
  Token current_;
  SyntaxKind previous_ = end_of_file;  // kind of the token taken last
  std::vector<GreenChild> pending_;   // trivia before the current token, not placed yet
  std::vector<GreenChild> stack_;     // children of the nodes that are open
  std::vector<SyntaxKind> brackets_;  // closing brackets that are awaited
  int level_ = 0;                     // as Lua counts its C levels
  int deepest_ = 0;
  bool by_layout_ = false;
  bool layout_closed_ = false;        // the block that has just ended was ended by layout, where Lua would go on
  bool lacks_end_ = false;
  bool lacks_closer_ = false;         // and what followed the open bracket looks like a statement of its own
  Line line_;
  int second_readings_ = 0;
  std::uint8_t statement_flags_ = 0;  // of the statement whose kind has just been read
  std::size_t scanned_at_ = 0;
  std::size_t scanned_line_ = 0;
};

}  // namespace

long indent_of_first(std::string_view text, std::size_t offset) {
  std::size_t start = offset;
  while (start > 0 && is_blank(text[start - 1])) --start;
  return start == 0 || is_line_end(text[start - 1]) ? static_cast<long>(offset - start) : -1;
}

const GreenNode* parse_file(std::string_view text, IdSource& ids) {
  return Parser(text, &ids, nullptr, Parser::SecondReading::by_layout).file();
}
const GreenNode* parse_file(std::string_view text, Reuse& reuse) {
  return Parser(text, nullptr, &reuse, Parser::SecondReading::by_layout).file();
}
const GreenNode* parse_file_as_lua(std::string_view text, Reuse& reuse) {
  return Parser(text, nullptr, &reuse, Parser::SecondReading::none).file();
}

}  // namespace lunabloc::program
