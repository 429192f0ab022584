#include "program/pattern_overlap.h"

#include <algorithm>
#include <map>

#include "program/lexer.h"

namespace lunabloc::program {
namespace {

// A pattern's item with what its hole says of it, so that items of two patterns can be compared.
struct Form {
  enum class Kind { token, node, expression, name, word, choice, function_name, body };
  Kind kind = Kind::token;
  SyntaxKind syntax = SyntaxKind::missing;
  std::vector<std::string_view> texts;  // token: its own; choice: each
  SlotType type = SlotType::any;
  std::size_t hole = 0;                 // what binds once holds the same at all its places
  bool binds_once = false;
  bool repeated = false;
  bool is_needed = false;               // repeated: Lua wants one at least
  std::vector<Form> children;

  bool is_expression() const { return kind == Kind::expression || kind == Kind::name; }
  bool is_token(SyntaxKind wanted) const { return kind == Kind::token && syntax == wanted; }
  bool is_separator() const { return is_token(SyntaxKind::comma) || is_token(SyntaxKind::semicolon); }
};
using Forms = std::vector<Form>;

// `local names`, `targets = values`, `for names in values`: what repeats there is never absent.
bool needs_its_lists(SyntaxKind kind) {
  return kind == SyntaxKind::local_statement || kind == SyntaxKind::assignment || kind == SyntaxKind::generic_for;
}

Form form_of(const PatternItem& item, const std::vector<Hole>& holes, std::size_t first_hole) {
  Form form{.syntax = item.syntax, .repeated = item.repeated};
  if (item.kind == PatternItem::Kind::token) {
    form.texts = {item.text.empty() ? spelling_of(item.syntax) : std::string_view(item.text)};
    return form;
  }
  if (item.kind == PatternItem::Kind::node) {
    form.kind = Form::Kind::node;
    for (const PatternItem& child : item.children) {
      form.children.push_back(form_of(child, holes, first_hole));
      form.children.back().is_needed = child.repeated && needs_its_lists(item.syntax);
    }
    return form;
  }
  const Hole& hole = holes[item.hole];
  form.hole = first_hole + item.hole;
  form.binds_once = hole.slot == nullptr || !hole.slot->many;
  form.type = hole.type;
  if (item.kind == PatternItem::Kind::body) {
    form.kind = Form::Kind::body;
  } else if (item.kind == PatternItem::Kind::expression) {
    form.kind = hole.type == SlotType::name ? Form::Kind::name : Form::Kind::expression;
  } else if (item.syntax == SyntaxKind::function_name) {
    form.kind = Form::Kind::function_name;
  } else if (hole.type == SlotType::choice) {
    form.kind = Form::Kind::choice;
    form.texts.assign(hole.slot->choices.begin(), hole.slot->choices.end());
  } else {
    form.kind = Form::Kind::word;
  }
  return form;
}

bool is_word(SyntaxKind kind) { return kind == SyntaxKind::name || kind == SyntaxKind::ellipsis; }

bool has_text(const Form& form, std::string_view text) {
  return std::find(form.texts.begin(), form.texts.end(), text) != form.texts.end();
}

// What a hole that is no list of words takes of what stands in another pattern.
bool takes(const Form& hole, const Form& form) {
  using Kind = Form::Kind;
  switch (hole.kind) {
    case Kind::expression:
      return form.is_expression() || (form.kind == Kind::node && is_expression(form.syntax));
    case Kind::name:
      return form.kind == Kind::name || (form.kind == Kind::node && form.syntax == SyntaxKind::name_expression);
    case Kind::word:
      if (form.kind == Kind::token) return is_word(form.syntax);
      if (form.kind != Kind::choice) return form.kind == Kind::word;
      return std::all_of(form.texts.begin(), form.texts.end(), [](std::string_view text) { return is_word(lex(text, 0).kind); });
    case Kind::function_name:
      return form.kind == Kind::function_name || (form.kind == Kind::node && form.syntax == SyntaxKind::function_name);
    case Kind::body:
      return form.kind == Kind::body || (form.kind == Kind::node && form.syntax == SyntaxKind::block);
    case Kind::token:
    case Kind::node:
    case Kind::choice:
      return false;
  }
  return false;
}

// `...` closes a list of parameters as any other does.
bool takes_kind(const Form& node, SyntaxKind kind) {
  return node.syntax == kind || (node.syntax == SyntaxKind::parameter && kind == SyntaxKind::vararg_parameter);
}

// ---- Is all of one in the other?

bool are_same(const Form& left, const Form& right) {
  using Kind = Form::Kind;
  if (left.kind != right.kind || left.syntax != right.syntax || left.repeated || right.repeated) return false;
  if (left.kind == Kind::token) return left.texts == right.texts;
  if (left.kind != Kind::node) return left.hole == right.hole && left.binds_once;
  return std::equal(left.children.begin(), left.children.end(), right.children.begin(), right.children.end(), are_same);
}

class Containment {
 public:
  bool item(const Form& wide, const Form& narrow) {
    using Kind = Form::Kind;
    switch (wide.kind) {
      case Kind::token:
        return narrow.kind == Kind::token && wide.syntax == narrow.syntax && wide.texts == narrow.texts;
      case Kind::choice:
        return (narrow.kind == Kind::token || narrow.kind == Kind::choice) &&
               std::all_of(narrow.texts.begin(), narrow.texts.end(), [&](std::string_view text) { return has_text(wide, text); }) &&
               bind(wide, narrow);
      case Kind::node:
        return narrow.kind == Kind::node && takes_kind(wide, narrow.syntax) && children(wide.children, 0, narrow.children, 0);
      default:
        return takes(wide, narrow) && bind(wide, narrow);
    }
  }

 private:
  bool bind(const Form& hole, const Form& form) {
    if (!hole.binds_once) return true;
    const auto [bound, is_new] = bindings_.emplace(hole.hole, &form);
    return is_new || are_same(*bound->second, form);
  }

  bool children(const Forms& wide, std::size_t i, const Forms& narrow, std::size_t j, bool has_taken = false) {
    if (i == wide.size()) return j == narrow.size();
    const bool is_over = j == narrow.size();
    if (wide[i].repeated) {
      const auto before = bindings_;
      if (!is_over && item(wide[i], narrow[j])) {
        std::size_t next = j + 1;
        if (!narrow[j].repeated && next < narrow.size() && narrow[next].is_separator()) ++next;
        return children(wide, i, narrow, next, has_taken || !narrow[j].repeated || narrow[j].is_needed);
      }
      bindings_ = before;
      return (has_taken || !wide[i].is_needed) && children(wide, i + 1, narrow, j);
    }
    if (is_over || narrow[j].repeated) return false;
    // `say()`: a hole that Lua does not ask to fill.
    if (wide[i].is_expression() && narrow[j].is_token(SyntaxKind::right_paren)) return children(wide, i + 1, narrow, j);
    return item(wide[i], narrow[j]) && children(wide, i + 1, narrow, j + 1);
  }

  std::map<std::size_t, const Form*> bindings_;
};

bool contains(const Form& wide, const Form& narrow) { return Containment().item(wide, narrow); }

// ---- What is in both

// Each answer is a form of what both match; none when nothing is. A text and a list at one place never meet.
Forms meet(const Form& left, const Form& right);

using Sequences = std::vector<Forms>;

void add_before(const Forms& firsts, const Sequences& rests, Sequences& into) {
  for (const Form& first : firsts)
    for (const Forms& rest : rests) {
      into.emplace_back();
      into.back().reserve(rest.size() + 1);
      into.back().push_back(first);
      into.back().insert(into.back().end(), rest.begin(), rest.end());
    }
}

void add_all(Sequences more, Sequences& into) {
  into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Form once(Form form) {
  form.repeated = false;
  return form;
}

// Where one of two sequences is; what repeats there may have taken something already.
struct Side {
  const Forms& forms;
  std::size_t at = 0;
  bool has_taken = false;

  bool is_over() const { return at == forms.size(); }
  bool is_many() const { return !is_over() && forms[at].repeated; }
  bool may_stop() const { return has_taken || !forms[at].is_needed; }
  const Form& form() const { return forms[at]; }
  Side next(std::size_t count = 1) const { return {forms, at + count}; }
  Side after_one() const { return {forms, at, true}; }
};

Sequences meet_sides(const Side& left, const Side& right);

// `many` takes what stands at `one`, and the separator after it, or stops here.
Sequences meet_many(const Side& one, const Side& many) {
  Sequences result;
  if (many.may_stop()) result = meet_sides(one, many.next());
  if (one.is_over()) return result;
  const Forms taken = meet(one.form(), once(many.form()));
  if (taken.empty()) return result;
  const Side rest = one.next();
  if (!rest.is_over() && rest.form().is_separator()) {
    Sequences rests;
    add_before({rest.form()}, meet_sides(rest.next(), many.after_one()), rests);
    add_before(taken, rests, result);
  } else {
    add_before(taken, meet_sides(rest, many.after_one()), result);
  }
  return result;
}

// As many as both take, then one of them may go on; or one of them stops at once.
Sequences meet_two_many(const Side& left, const Side& right) {
  Sequences result;
  if (left.may_stop()) add_all(meet_sides(left.next(), right), result);
  if (right.may_stop()) add_all(meet_sides(left, right.next()), result);
  Forms both = meet(once(left.form()), once(right.form()));
  if (both.empty()) return result;
  for (Form& form : both) {
    form.repeated = true;
    form.is_needed = !left.may_stop() || !right.may_stop();
  }
  add_before(both, meet_sides(left.next(), right.after_one()), result);
  add_before(both, meet_sides(left.after_one(), right.next()), result);
  return result;
}

Sequences meet_sides(const Side& left, const Side& right) {
  if (left.is_over() && right.is_over()) return {{}};
  if (left.is_many() && right.is_many()) return meet_two_many(left, right);
  if (right.is_many()) return meet_many(left, right);
  if (left.is_many()) return meet_many(right, left);
  if (left.is_over() || right.is_over()) return {};
  Sequences result;
  const Forms both = meet(left.form(), right.form());
  if (!both.empty()) add_before(both, meet_sides(left.next(), right.next()), result);
  if (left.form().is_expression() && right.form().is_token(SyntaxKind::right_paren)) add_all(meet_sides(left.next(), right), result);
  if (right.form().is_expression() && left.form().is_token(SyntaxKind::right_paren)) add_all(meet_sides(left, right.next()), result);
  return result;
}

bool are_told_apart(SlotType left, SlotType right) {
  return (left == SlotType::text && right == SlotType::list) || (left == SlotType::list && right == SlotType::text);
}

Forms meet(const Form& left, const Form& right) {
  using Kind = Form::Kind;
  if (left.kind == Kind::choice || right.kind == Kind::choice) {
    const Form &choice = left.kind == Kind::choice ? left : right, &other = left.kind == Kind::choice ? right : left;
    if (takes(other, choice)) return {choice};
    Form both = other;
    if (other.kind != Kind::token && other.kind != Kind::choice) return {};
    std::erase_if(both.texts, [&](std::string_view text) { return !has_text(choice, text); });
    return both.texts.empty() ? Forms() : Forms{both};
  }
  if (are_told_apart(left.type, right.type)) return {};
  if (takes(right, left)) return {left};
  if (takes(left, right)) return {right};
  if (left.kind == Kind::token && right.kind == Kind::token)
    return left.syntax == right.syntax && left.texts == right.texts ? Forms{left} : Forms();
  if (left.kind != Kind::node || right.kind != Kind::node) return {};
  if (!takes_kind(left, right.syntax) && !takes_kind(right, left.syntax)) return {};
  Forms result;
  for (Forms& children : meet_sides({left.children}, {right.children})) {
    Form both = takes_kind(left, right.syntax) ? right : left;
    both.children = std::move(children);
    result.push_back(std::move(both));
  }
  return result;
}

// ---- The patterns of a vocabulary

struct Ranked {
  BlockPattern* pattern;
  Form form;
};

// Only patterns of one kind of node can meet.
std::map<SyntaxKind, std::vector<Ranked>> by_kind(const std::vector<BlockPattern*>& patterns) {
  std::map<SyntaxKind, std::vector<Ranked>> kinds;
  std::size_t first_hole = 0;
  for (BlockPattern* pattern : patterns) {
    kinds[pattern->root.syntax].push_back({pattern, form_of(pattern->root, pattern->holes, first_hole)});
    first_hole += pattern->holes.size();
  }
  return kinds;
}

bool is_strictly_in(const Form& narrow, const Form& wide) { return contains(wide, narrow) && !contains(narrow, wide); }

bool is_taken(const std::vector<Ranked>& patterns, const Form& form, int specificity) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Ranked& other) {
    return other.pattern->specificity > specificity && contains(other.form, form);
  });
}

// Nothing but their order chooses, for some node.
bool are_ambiguous(const std::vector<Ranked>& patterns, const Ranked& left, const Ranked& right) {
  const bool are_equal = contains(left.form, right.form) && contains(right.form, left.form);
  if (left.pattern->specificity != right.pattern->specificity && !are_equal) return false;
  const Forms both = meet(left.form, right.form);
  const int specificity = std::max(left.pattern->specificity, right.pattern->specificity);
  return std::any_of(both.begin(), both.end(), [&](const Form& form) { return !is_taken(patterns, form, specificity); });
}

}  // namespace

void rank(const std::vector<BlockPattern*>& patterns) {
  for (auto& [kind, ranked] : by_kind(patterns)) {
    std::vector<std::pair<BlockPattern*, BlockPattern*>> pairs;  // the narrow one first
    for (const Ranked& narrow : ranked)
      for (const Ranked& wide : ranked)
        if (is_strictly_in(narrow.form, wide.form)) pairs.emplace_back(narrow.pattern, wide.pattern);
    // To be strictly in another has no circle, so this ends.
    for (bool is_changed = true; is_changed;) {
      is_changed = false;
      for (const auto& [narrow, wide] : pairs) {
        if (narrow->specificity > wide->specificity) continue;
        narrow->specificity = wide->specificity + 1;
        is_changed = true;
      }
    }
  }
}

std::optional<Ambiguity> ambiguity(const std::vector<BlockPattern*>& patterns) {
  for (const auto& [kind, ranked] : by_kind(patterns))
    for (std::size_t later = 0; later < ranked.size(); ++later)
      for (std::size_t earlier = 0; earlier < later; ++earlier)
        if (are_ambiguous(ranked, ranked[later], ranked[earlier])) return Ambiguity{ranked[later].pattern, ranked[earlier].pattern};
  return std::nullopt;
}

}  // namespace lunabloc::program
