#include "session/origin.h"

#include <algorithm>
#include <functional>

#include "program/ast.h"

namespace lunabloc::session {
namespace {

using enum program::SyntaxKind;
using program::Syntax;
using trace::Event;
using trace::EventKind;
using trace::Value;

// How far back a statement is looked for that may have gone on after calls: beyond, nothing is said.
constexpr std::size_t kFarthest = 300'000;
constexpr std::size_t kReadAtOnce = 4'096;
constexpr std::size_t kMostChangesOfElement = 100'000;

// The last event before `end` for which the test holds, at most kFarthest back.
std::optional<std::size_t> last_event(const trace::Trace& trace, std::size_t end, const std::function<bool(const Event&)>& test) {
  end = std::min(end, trace.size());
  const std::size_t first = end > kFarthest ? end - kFarthest : 0;
  while (end > first) {
    const std::size_t begin = end - first > kReadAtOnce ? end - kReadAtOnce : first;
    std::optional<std::size_t> found;
    // Backwards, so that a test that counts sees them in that order.
    std::vector<Event> events;
    for (auto at = trace.events().from(begin); at.index() < end; ++at) events.push_back(*at);
    for (std::size_t i = events.size(); i-- > 0 && !found;)
      if (test(events[i])) found = begin + i;
    if (found) return found;
    end = begin;
  }
  return std::nullopt;
}

std::string name_of_element(const std::string& name, const Value& key) {
  const std::string* word = std::get_if<std::string>(&key);
  if (word != nullptr && program::is_name(*word)) return name + "." + *word;
  return name + "[" + (word != nullptr ? "\"" + *word + "\"" : trace::shown(key)) + "]";
}

std::string name_of_question(const OriginQuestion& question) {
  return question.key ? name_of_element(question.name, *question.key) : question.name;
}

// The element that stands directly below a name: t[i], t.x. Deeper ones are asked by their first place.
struct Element {
  Syntax root, whole;
  Syntax key;              // an expression, or the token of a field
};
std::optional<Element> element_in(Syntax expression) {
  Element element;
  while (expression.kind() == index_expression || expression.kind() == field_expression || expression.kind() == parenthesized_expression) {
    if (expression.kind() != parenthesized_expression) {
      element.whole = expression;
      element.key = expression.kind() == index_expression ? program::IndexExpression(expression).key() : program::FieldExpression(expression).name();
    }
    expression = expression.expression();
  }
  if (expression.kind() != name_expression || !element.whole) return std::nullopt;
  element.root = expression;
  return element;
}

Result<Value> key_of(const Element& element, const ValueOfName& names) {
  if (element.key.is_token()) return Value{std::string(element.key.text())};
  const Result<Told> key = value_of(element.key, names);
  return key ? Result<Value>(key->value) : tl::unexpected(key.error());
}

Syntax field_for(const Syntax& value, const Value& key) {
  std::int64_t place = 0;
  for (const Syntax& field : program::TableExpression(value).fields()) {
    if (field.kind() == list_field) {
      if (Value{++place} == key) return field.expression();
    } else if (field.kind() == named_field) {
      if (Value{std::string(program::NamedField(field).name().text())} == key) return program::NamedField(field).value();
    } else if (const Result<Told> written = value_of(program::KeyedField(field).key(), [](const Syntax&) { return failure(ErrorKind::failed, ""); });
               written && written->value == key) {
      return program::KeyedField(field).value();
    }
  }
  return {};
}

// Tells where values come from in one run.
class Detective {
 public:
  explicit Detective(const RecordedRun& run) : run_(run), program_(run.program), trace_(run.playback.trace()) {}

  Origin find(const OriginQuestion& question) const {
    if (question.answered_by) return answer(question);
    return question.key ? element(question) : variable(question);
  }

 private:
  Origin found(Origin::Kind kind, const OriginQuestion& question, std::size_t event) const {
    Origin origin{.kind = kind, .name = name_of_question(question)};
    origin.moment = trace_.moments_in(event);
    return origin;
  }

  Origin nothing(const OriginQuestion& question) const {
    Origin origin{.name = name_of_question(question)};
    for (const trace::Given& given : trace_.request().given)
      if (given.name == question.name && !question.key) {
        origin.kind = Origin::Kind::given;
        if (!given.is_list && !given.list.empty()) origin.value = trace::shown(given.list.front());
      }
    return origin;
  }

  // The last event before that gives the variable a value; not those of another of the same name.
  std::optional<std::size_t> change_of(const OriginQuestion& question, std::size_t before) const {
    std::optional<std::size_t> change = run_.playback.last_change(question.name, before);
    while (change && question.variable && program_.is_ambiguous(question.name) && program_.variable_of(trace_.events()[*change]) != question.variable)
      change = run_.playback.last_change(question.name, *change);
    return change;
  }

  Origin variable(const OriginQuestion& question) const {
    const std::optional<std::size_t> change = change_of(question, question.before);
    if (!change) return nothing(question);
    Origin origin = taken(question, *change);
    origin.value = trace::shown(trace_.events()[*change].values.front());
    return origin;
  }

  // The variable took a value in this event: who gave it?
  Origin taken(const OriginQuestion& question, std::size_t change) const {
    const Event event = trace_.events()[change];
    const Syntax at_work = program_.statement_at(event.offset);
    if (const std::optional<Gift> gift = gift_to(at_work, question.name)) return by_statement(question, at_work, *gift, statement_event(change, event.offset));
    if (const std::optional<Origin> origin = parameter(question, change)) return *origin;
    if (const std::optional<Origin> origin = changed_by_call(question, change, event)) return *origin;
    // The statement goes on after a call: it is the last one that waits for its value.
    std::size_t done = 0;
    const std::optional<std::size_t> begun = last_event(trace_, change, [&](const Event& one) {
      if (one.kind == EventKind::variable && one.name == question.name) ++done;
      if (one.kind != EventKind::statement || !gift_to(program_.statement_at(one.offset), question.name)) return false;
      return done-- == 0;
    });
    if (!begun) return found(Origin::Kind::unknown, question, change);
    const Syntax statement = program_.statement_at(trace_.events()[*begun].offset);
    Origin origin = by_statement(question, statement, *gift_to(statement, question.name), *begun);
    origin.moment = trace_.moments_in(change);
    return origin;
  }

  std::optional<Gift> gift_to(const Syntax& statement, std::string_view name) const {
    for (const Gift& gift : program_.gifts_of(statement))
      if (program_.names().variables[gift.variable].name == name) return gift;
    return std::nullopt;
  }

  // The event with which the statement at work began.
  std::size_t statement_event(std::size_t change, std::uint32_t offset) const {
    return last_event(trace_, change, [&](const Event& one) { return one.kind == EventKind::statement && one.offset == offset; }).value_or(change);
  }

  Origin by_statement(const OriginQuestion& question, const Syntax& statement, const Gift& gift, std::size_t begun) const {
    const bool is_loop = statement.kind() == numeric_for || statement.kind() == generic_for;
    Origin origin = found(is_loop ? Origin::Kind::loop : Origin::Kind::assigned, question, begun + 1);
    origin.statement = statement.token_range();
    if (is_loop) {
      const std::vector<Syntax> bounds = program::expressions_of(statement);
      if (!bounds.empty()) origin.expression = {bounds.front().token_range().start, bounds.back().token_range().end};
      for (const Syntax& bound : bounds) read(bound, begun, origin);
      return origin;
    }
    if (!gift.value) return origin;
    origin.expression = gift.value.token_range();
    read(gift.value, begun, origin);
    return origin;
  }

  // A call of the library that changes the list that it is given.
  std::optional<Origin> changed_by_call(const OriginQuestion& question, std::size_t change, const Event& event) const {
    if (!told_by(event).is_list) return std::nullopt;
    const Syntax statement = program_.statement_at(event.offset);
    Syntax call;
    each_own_expression(statement, [&](const Syntax& at) {
      if (call || word_called(at).empty() || program_.function_named(word_called(at))) return;
      for (const Syntax& argument : program::Call(at).arguments().values())
        if (argument.kind() == name_expression && (statement.kind() == call_statement || argument.token_text() == question.name)) call = at;
    });
    if (!call) return std::nullopt;
    Origin origin = found(Origin::Kind::assigned, question, change);
    origin.statement = statement.token_range();
    origin.expression = call.token_range();
    const std::size_t begun = statement_event(change, event.offset);
    for (const Syntax& argument : program::Call(call).arguments().values())
      if (argument.kind() != name_expression || argument.token_text() != question.name) read(argument, begun, origin);
    return origin;
  }

  // A function has just been entered with it: the names of its parameters, then its first statement.
  std::optional<Origin> parameter(const OriginQuestion& question, std::size_t change) const {
    std::size_t next = change;
    for (auto at = trace_.events().from(change); next < trace_.size() && at->kind == EventKind::variable; ++at) ++next;
    if (next >= trace_.size()) return std::nullopt;
    const Event first = trace_.events()[next];
    const Syntax function = first.kind == EventKind::statement ? program_.function_begun_by(first.offset) : Syntax();
    const std::vector<std::string_view> parameters = function ? parameters_of(function) : std::vector<std::string_view>();
    const auto at = std::find(parameters.begin(), parameters.end(), question.name);
    if (at == parameters.end()) return std::nullopt;
    // The statement that calls it: the one at work, or the last one that names it.
    Syntax call, statement;
    const std::optional<std::size_t> begun = last_event(trace_, change, [&](const Event& one) {
      if (one.kind != EventKind::statement) return false;
      statement = program_.statement_at(one.offset);
      call = call_of(statement, function);
      return static_cast<bool>(call);
    });
    Origin origin = found(Origin::Kind::parameter, question, change);
    if (!begun) return origin;
    origin.statement = statement.token_range();
    const program::Call view(call);
    std::size_t place = static_cast<std::size_t>(at - parameters.begin());
    const bool has_self = program::Function(function).is_method();
    Syntax argument;
    if (has_self && place == 0 && view.is_method()) argument = view.callee();
    else {
      if (has_self && view.is_method()) --place;
      const std::vector<Syntax> values = view.arguments().values();
      if (place < values.size()) argument = values[place];
    }
    if (!argument) return origin;
    origin.expression = argument.token_range();
    read(argument, *begun, origin);
    return origin;
  }

  // The call of this function among what the statement itself evaluates.
  Syntax call_of(const Syntax& statement, const Syntax& function) const {
    Syntax found_call;
    each_own_expression(statement, [&](const Syntax& at) {
      if (!found_call && program_.function_named(word_called(at)) == function && !word_called(at).empty()) found_call = at;
    });
    return found_call;
  }

  // "f" of f(x), a.f(x) and a:f(x); empty for what is no call.
  static std::string_view word_called(const Syntax& syntax) {
    const program::Call call(syntax);
    if (!call) return {};
    if (call.is_method()) return call.method().text();
    const Syntax callee = call.callee();
    if (callee.kind() == name_expression) return callee.token_text();
    return callee.kind() == field_expression ? program::FieldExpression(callee).name().text() : std::string_view();
  }

  // Every expression of the statement; not those of the statements inside, nor of functions written there.
  template <class Visit>
  static void each_own_expression(const Syntax& statement, const Visit& visit) {
    for (program::Walk walk{statement}; walk;) {
      const Syntax at = walk.at();
      if (at.kind() == block || at.kind() == function_body || (at != statement && at.is_node() && program::is_statement(at.kind()))) {
        walk.skip();
        continue;
      }
      visit(at);
      walk.next();
    }
  }

  // ---- Elements

  // Does the event say which element it was?
  static bool tells_element(const Event& event) { return event.values.size() == 4; }
  static bool is_element(const Event& event, const Value& key) {
    const bool numbers = !std::holds_alternative<std::string>(key) && !std::holds_alternative<std::string>(event.values[2]);
    return event.values[2] == key || (numbers && trace::number_of(event.values[2]) == trace::number_of(key));
  }

  // The last event before that gives the list a value and may have given it to this element: many others may stand between.
  std::optional<std::size_t> change_of_element(const OriginQuestion& question, std::size_t before) const {
    while (const std::optional<std::size_t> change = change_of(question, before)) {
      const std::size_t begin = *change >= kReadAtOnce ? *change - kReadAtOnce : 0;
      std::vector<std::size_t> found;
      for (auto at = trace_.events().from(begin); at.index() <= *change && at.index() < trace_.size(); ++at)
        if (at->kind == EventKind::variable && at->name == question.name && !at->values.empty() && (!tells_element(*at) || is_element(*at, *question.key)))
          found.push_back(at.index());
      for (std::size_t i = found.size(); i-- > 0;)
        if (change_of(question, found[i] + 1) == found[i]) return found[i];
      before = begin;
    }
    return std::nullopt;
  }

  Origin element(const OriginQuestion& question) const {
    std::size_t before = question.before, looked_at = 0;
    bool sure = true;
    while (const std::optional<std::size_t> change = change_of_element(question, before)) {
      if (++looked_at > kMostChangesOfElement) break;
      const Event event = trace_.events()[*change];
      const Syntax statement = program_.statement_at(event.offset);
      if (tells_element(event)) return told_element(question, statement, event, *change);
      const std::optional<Gift> gift = element_gift(question, statement, *change, event.offset, sure);
      if (gift) return element_by(question, statement, *gift, *change, sure);
      const std::optional<Gift> any = gift_to(statement, question.name);
      // A call that has changed the list, but not this element: what is shown before and after says so.
      if (!any && changed_by_call(question, *change, event)) {
        const std::optional<std::size_t> earlier = change_of(question, *change);
        const std::string now = element_value(*change, *question.key);
        if (!earlier || now.empty() || now != element_value(*earlier, *question.key)) return whole(question, *change);
      } else if (!any || !any->is_element) {
        return whole(question, *change);
      }
      before = *change;
    }
    return nothing(question);
  }

  // The part of the statement that writes this element, if one may.
  std::optional<Gift> element_gift(const OriginQuestion& question, const Syntax& statement, std::size_t change, std::uint32_t offset, bool& sure) const {
    for (const Gift& gift : program_.gifts_of(statement)) {
      if (!gift.is_element || program_.names().variables[gift.variable].name != question.name) continue;
      const std::optional<Element> written = element_in(gift.target);
      if (!written) continue;
      const Result<Value> key = key_of(*written, values_before(run_, statement_event(change, offset), offset));
      if (key && *key != *question.key) continue;
      sure = key.has_value();
      return gift;
    }
    return std::nullopt;
  }

  // The trace says that this is the element. Of several targets of one statement, the one whose place is its own.
  Origin told_element(const OriginQuestion& question, const Syntax& statement, const Event& event, std::size_t change) const {
    bool sure = true;
    const std::optional<Gift> gift = element_gift(question, statement, change, event.offset, sure);
    return gift ? element_by(question, statement, *gift, change, true) : whole(question, change);
  }

  Origin element_by(const OriginQuestion& question, const Syntax& statement, const Gift& gift, std::size_t change, bool sure) const {
    Origin origin = by_statement(question, statement, gift, statement_event(change, static_cast<std::uint32_t>(statement.first_token().start())));
    origin.value = element_value(change, *question.key);
    origin.sure = sure;
    return origin;
  }

  std::string element_value(std::size_t change, const Value& key) const {
    const Event event = trace_.events()[change];
    if (tells_element(event) && is_element(event, key)) return trace::shown(event.values[3]);
    const Result<Told> value = element_of(told_by(event), key);
    return value ? trace::shown(value->value) : std::string();
  }

  // The whole list was given: by a list that is written there, one of its places gave the element.
  Origin whole(const OriginQuestion& question, std::size_t change) const {
    Origin origin = taken(question, change);
    origin.value = element_value(change, *question.key);
    const Syntax statement = program_.statement_at(trace_.events()[change].offset);
    const std::optional<Gift> gift = gift_to(statement, question.name);
    if (!gift || gift->value.kind() != table_expression) return origin;
    const Syntax field = field_for(gift->value, *question.key);
    origin.reads.clear();
    if (!field) return origin;
    origin.expression = field.token_range();
    read(field, statement_event(change, static_cast<std::uint32_t>(statement.first_token().start())), origin);
    return origin;
  }

  // ---- What a function has answered

  Origin answer(const OriginQuestion& question) const {
    const std::size_t event = *question.answered_by;
    const Syntax statement = program_.statement_at(trace_.events()[event].offset);
    Origin origin = found(Origin::Kind::answered, question, event + 1);
    const std::vector<Syntax> values = program::ReturnStatement(statement).values();
    origin.statement = statement.token_range();
    if (values.empty()) return origin;
    origin.expression = {values.front().token_range().start, values.back().token_range().end};
    for (const Syntax& value : values) read(value, event, origin);
    const Result<Told> value = value_of(values.front(), values_before(run_, event, statement.first_token().start()));
    if (value) origin.value = trace::shown(value->value);
    return origin;
  }

  // ---- What an expression read when its statement began with the event `begun`

  void read(const Syntax& expression, std::size_t begun, Origin& origin) const {
    const auto statement = trace_.events()[begun].offset;
    const ValueOfName names = values_before(run_, begun, statement);
    for (program::Walk walk{expression}; walk;) {
      const Syntax at = walk.at();
      if (at.kind() == function_body) {
        walk.skip();
      } else if (const std::optional<Element> one = element_in(at); one && at == one->whole && is_known(one->root, statement)) {
        read_element(*one, names, begun, origin);
        // Its place was read too: t[i]. The name of the list itself is told by the element.
        if (!one->key.is_token()) read(one->key, begun, origin);
        walk.skip();
      } else if (at.kind() == name_expression) {
        read_name(at, names, begun, origin);
        walk.next();
      } else {
        if (program::Call(at)) read_call(at, begun, origin);
        walk.next();
      }
    }
  }

  // The variable that the name means in the statement that began with this event, as it was then.
  OriginQuestion about(const std::string& word, std::size_t begun) const {
    return {.name = word, .before = begun, .variable = program_.variable_named(word, trace_.events()[begun].offset)};
  }

  // The trace tells of it: it is no library, and no function of the program's.
  bool is_known(const Syntax& name, std::size_t statement) const {
    return run_.playback.knows(name.token_text()) && program_.variable_named(name.token_text(), statement).has_value();
  }

  static void add(OriginRead read, Origin& origin) {
    const bool again = std::any_of(origin.reads.begin(), origin.reads.end(), [&](const OriginRead& one) { return one.kind == read.kind && one.name == read.name && read.kind != OriginRead::Kind::input; });
    if (!again) origin.reads.push_back(std::move(read));
  }

  void read_name(const Syntax& name, const ValueOfName& names, std::size_t begun, Origin& origin) const {
    const std::string word(name.token_text());
    if (program_.function_named(word) || !is_known(name, trace_.events()[begun].offset)) return;
    const Result<Told> value = names(name);
    add({OriginRead::Kind::variable, word, value ? std::optional(trace::shown(value->value)) : std::nullopt, about(word, begun)}, origin);
  }

  void read_element(const Element& element, const ValueOfName& names, std::size_t begun, Origin& origin) const {
    const std::string word(element.root.token_text());
    const Result<Value> key = key_of(element, names);
    if (!key) return add({OriginRead::Kind::variable, word, std::nullopt, about(word, begun)}, origin);
    const Result<Told> value = value_of(element.whole, names);
    OriginQuestion question = about(word, begun);
    question.key = *key;
    add({OriginRead::Kind::element, name_of_question(question), value ? std::optional(trace::shown(value->value)) : std::nullopt, question}, origin);
  }

  void read_call(const Syntax& call, std::size_t begun, Origin& origin) const {
    const std::string_view word = word_called(call);
    const Syntax function = word.empty() ? Syntax() : program_.function_named(word);
    const std::size_t end = end_of_moment(begun);
    if (function) return read_answer(std::string(word), function, begun, origin);
    // What came from outside while the statement was at work stands for the call that asked for it.
    for (auto at = trace_.events().from(begun); at.index() < end; ++at)
      if (at->kind == EventKind::input && at->name == word && !at->values.empty())
        return add({OriginRead::Kind::input, std::string(call.token_text()), trace::shown(at->values.front()), std::nullopt}, origin);
    add({OriginRead::Kind::call, std::string(call.token_text()), std::nullopt, std::nullopt}, origin);
  }

  // Up to the event with which the next statement begins.
  std::size_t end_of_moment(std::size_t begun) const {
    auto at = trace_.events().from(begun);
    if (at.index() >= trace_.size()) return begun;
    for (++at; at.index() < trace_.size() && at->kind != EventKind::statement;) ++at;
    return at.index();
  }

  // The last `return` of the function before the program is back in the statement's own: forward, for calls take as
  // long as they take.
  void read_answer(const std::string& word, const Syntax& function, std::size_t begun, Origin& origin) const {
    OriginRead read{OriginRead::Kind::answer, word + "(…)", std::nullopt, std::nullopt};
    const Syntax around = program_.function_around(trace_.events()[begun].offset);
    std::optional<std::size_t> last;
    std::size_t looked_at = 0;
    auto at = trace_.events().from(begun);
    if (at.index() >= trace_.size()) return add(std::move(read), origin);
    for (++at; at.index() < trace_.size() && ++looked_at < kFarthest; ++at) {
      if (at->kind != EventKind::statement) continue;
      const Syntax inside = program_.function_around(at->offset);
      if (inside == around && around != function) break;
      const Syntax statement = program_.statement_at(at->offset);
      if (inside == function && statement.kind() == return_statement) last = at.index();
      else if (inside == function && last && around == function) break;
    }
    if (last) {
      read.question = OriginQuestion{.name = word, .before = *last, .answered_by = last};
      const Syntax statement = program_.statement_at(trace_.events()[*last].offset);
      const std::vector<Syntax> values = program::ReturnStatement(statement).values();
      if (!values.empty())
        if (const Result<Told> value = value_of(values.front(), values_before(run_, *last, statement.first_token().start()))) read.value = trace::shown(value->value);
    }
    add(std::move(read), origin);
  }

  const RecordedRun& run_;
  const RanProgram& program_;
  const trace::Trace& trace_;
};

}  // namespace

Origin origin_of(const RecordedRun& run, const OriginQuestion& question) { return Detective(run).find(question); }

ValueOfName values_before(const RecordedRun& run, std::size_t events, std::size_t statement) {
  return [&run, events, statement](const Syntax& name) -> Result<Told> {
    const std::string word(name.token_text());
    const trace::Trace& trace = run.playback.trace();
    if (run.program.is_ambiguous(word) && !run.program.variable_named(word, statement)) return failure(ErrorKind::failed, "told.several", {{"nom", word}});
    const std::optional<std::size_t> wanted = run.program.variable_named(word, statement);
    std::size_t before = events;
    while (const std::optional<std::size_t> change = run.playback.last_change(word, before)) {
      const Event event = trace.events()[*change];
      // Another variable of the same name took this value.
      if (wanted && run.program.is_ambiguous(word) && run.program.variable_of(event) != wanted) {
        before = *change;
        continue;
      }
      return told_by(event);
    }
    for (const trace::Given& given : trace.request().given)
      if (given.name == word && !given.is_list && !given.list.empty()) return Told{given.list.front()};
    return failure(ErrorKind::failed, "told.unknown", {{"nom", word}});
  };
}

std::optional<OriginQuestion> question_about(const RecordedRun& run, std::string_view words, std::size_t moment) {
  const program::Parsed parsed = program::parse("return " + std::string(words));
  const std::vector<Syntax> statements = program::statements_of(program::File(Syntax(parsed.tree)).block());
  if (!parsed.diagnostics.empty() || statements.size() != 1) return std::nullopt;
  const std::vector<Syntax> values = program::ReturnStatement(statements.front()).values();
  if (values.size() != 1) return std::nullopt;
  const std::size_t before = run.playback.trace().event_of_moment(moment);
  if (values.front().kind() == name_expression) return OriginQuestion{.name = std::string(values.front().token_text()), .before = before};
  const std::optional<Element> element = element_in(values.front());
  if (!element || element->whole != values.front()) return std::nullopt;
  const Result<Value> key = key_of(*element, values_before(run, before, trace::kNoOffset));
  if (!key) return std::nullopt;
  return OriginQuestion{.name = std::string(element->root.token_text()), .key = *key, .before = before};
}

std::optional<std::size_t> moment_of_element_change(const RecordedRun& run, std::string_view words, std::size_t moment, bool back) {
  constexpr int kMostChanges = 2'000;
  std::optional<OriginQuestion> question = question_about(run, words, moment);
  if (!question || !question->key || (back && moment == 0)) return std::nullopt;
  const trace::Trace& trace = run.playback.trace();
  if (back) {
    question->before = trace.event_of_moment(moment - 1);
    const Origin origin = origin_of(run, *question);
    return origin.kind == Origin::Kind::unknown || origin.kind == Origin::Kind::given ? std::nullopt : std::optional(origin.moment);
  }
  std::size_t from = trace.event_of_moment(moment);
  for (int looked_at = 0; looked_at < kMostChanges; ++looked_at) {
    const std::optional<std::size_t> change = run.playback.next_change(question->name, from);
    if (!change) return std::nullopt;
    question->before = from = *change + 1;
    if (const std::size_t at = trace.moments_in(*change); origin_of(run, *question).moment == at) return at;
  }
  return std::nullopt;
}

std::string head_of(const RanProgram& program, TextRange statement) {
  const std::string& text = program.tree().text();
  const std::string_view whole = std::string_view(text).substr(statement.start, statement.length());
  return std::string(whole.substr(0, whole.find_first_of("\r\n")));
}

}  // namespace lunabloc::session
