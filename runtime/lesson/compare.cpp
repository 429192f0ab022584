#include "lesson/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/file.h"
#include "lesson/body.h"
#include "lesson/lesson.h"
#include "lesson/words.h"
#include "program/block_diff.h"
#include "program/projection.h"
#include "program/tree.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

// A value of a data file on one line, as it would be written.
std::string written(const DataValue& value) {
  std::string text;
  if (value.is_list()) {
    for (const DataValue& item : value.list()) text += (text.empty() ? "" : ", ") + written(item);
    return "[" + text + "]";
  }
  if (value.is_map()) {
    for (const auto& [key, item] : value.map()) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key, written(item));
    return "{" + text + "}";
  }
  return value.text();
}

// The lines that one side alone has, in order: the longest common part is left out.
struct LineChange {
  std::string before, after;
};
std::vector<LineChange> line_changes(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  constexpr std::size_t kMostLines = 2'000;  // a lesson's step has far fewer; more is told as a whole
  if (a.size() > kMostLines || b.size() > kMostLines) return {{"…", "…"}};
  std::vector<std::vector<std::uint16_t>> common(a.size() + 1, std::vector<std::uint16_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i][j] = a[i] == b[j] ? static_cast<std::uint16_t>(common[i + 1][j + 1] + 1) : std::max(common[i + 1][j], common[i][j + 1]);
  std::vector<LineChange> changes;
  std::vector<std::string> gone, come;
  const auto close = [&] {
    for (std::size_t k = 0; k < std::max(gone.size(), come.size()); ++k)
      changes.push_back({k < gone.size() ? gone[k] : std::string(), k < come.size() ? come[k] : std::string()});
    gone.clear(), come.clear();
  };
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      close();
      ++i, ++j;
    } else if (j < b.size() && (i == a.size() || common[i][j + 1] >= common[i + 1][j])) {
      if (!b[j].empty()) come.push_back(b[j]);
      ++j;
    } else {
      if (!a[i].empty()) gone.push_back(a[i]);
      ++i;
    }
  }
  close();
  return changes;
}

class Comparer {
 public:
  Comparer(const Lesson& before, const Lesson& after, const CompareTables& tables) : a_(before), b_(after), tables_(tables) {}

  std::vector<Difference> run() {
    compare_heads();
    compare_texts({}, a_.introduction, b_.introduction);
    for (const auto& [id, sides] : paired(a_.steps, b_.steps)) compare_steps(id, sides.first, sides.second);
    for (const auto& [id, sides] : paired(a_.checks, b_.checks)) compare_checks(id, sides.first, sides.second);
    compare_messages();
    compare_files();
    return std::move(differences_);
  }

 private:
  void note(Part part, std::string name, std::string detail, std::string before, std::string after) {
    if (before != after) differences_.push_back({part, std::move(name), std::move(detail), std::move(before), std::move(after)});
  }

  // What bears an id on either side, in the order of the second, what is gone last.
  template <class Thing>
  static std::vector<std::pair<std::string, std::pair<const Thing*, const Thing*>>> paired(const std::vector<Thing>& a, const std::vector<Thing>& b) {
    std::vector<std::pair<std::string, std::pair<const Thing*, const Thing*>>> pairs;
    const auto find = [](const std::vector<Thing>& all, const std::string& id) {
      const auto found = std::find_if(all.begin(), all.end(), [&](const Thing& one) { return one.id == id; });
      return found == all.end() ? nullptr : &*found;
    };
    for (const Thing& one : b) pairs.push_back({one.id, {find(a, one.id), &one}});
    for (const Thing& one : a)
      if (find(b, one.id) == nullptr) pairs.push_back({one.id, {&one, nullptr}});
    return pairs;
  }

  static std::map<std::string, std::string> head_of(const Lesson& lesson) {
    std::vector<Error> ignored;
    const std::string text = base::read_file(lesson.folder / "lecon.md").value_or("");
    const Result<DataValue> front = base::parse_data(read_body(text, "", ignored).front_matter, "");
    std::map<std::string, std::string> head;
    if (front)
      for (const auto& [key, value] : front->map()) head[key] = written(value);
    return head;
  }

  void compare_heads() {
    std::map<std::string, std::string> a = head_of(a_), b = head_of(b_);
    for (const auto& [key, value] : b) note(Part::head, key, {}, a[key], value);
    for (const auto& [key, value] : a)
      if (!b.contains(key)) note(Part::head, key, {}, value, {});
  }

  void compare_texts(const std::string& step, const std::string& before, const std::string& after) {
    for (LineChange& change : line_changes(lines_of(before), lines_of(after)))
      note(Part::step, step, "texte", std::move(change.before), std::move(change.after));
  }

  void compare_steps(const std::string& id, const Step* a, const Step* b) {
    if (a == nullptr || b == nullptr) return note(Part::step, id, {}, a ? a->title : "", b ? b->title : "");
    note(Part::step, id, "titre", a->title, b->title);
    compare_texts(id, a->markdown, b->markdown);
    note(Part::step, id, "adulte", a->adult, b->adult);
  }

  void compare_checks(const std::string& id, const Check* a, const Check* b) {
    if (a == nullptr || b == nullptr) return note(Part::check, id, {}, a ? written(a->data) : "", b ? written(b->data) : "");
    for (const auto& [key, value] : b->data.map()) {
      const DataValue* before = a->data.find(key);
      note(Part::check, id, key, before ? written(*before) : "", written(value));
    }
    for (const auto& [key, value] : a->data.map())
      if (b->data.find(key) == nullptr) note(Part::check, id, key, written(value), {});
  }

  void compare_messages() {
    std::set<std::string> ids;
    for (const auto& [id, advice] : a_.messages) ids.insert(id);
    for (const auto& [id, advice] : b_.messages) ids.insert(id);
    const auto advice_in = [](const Lesson& lesson, const std::string& id) {
      const auto found = lesson.messages.find(id);
      return found == lesson.messages.end() ? Advice{} : found->second;
    };
    for (const std::string& id : ids) {
      const Advice a = advice_in(a_, id), b = advice_in(b_, id);
      note(Part::message, id, "vu", a.seen, b.seen);
      note(Part::message, id, "essaie", a.try_this, b.try_this);
    }
  }

  static std::map<std::string, std::string> files_of(const Lesson& lesson) {
    std::map<std::string, std::string> files;
    std::error_code fault;
    for (fs::recursive_directory_iterator at(lesson.folder, fault), end; !fault && at != end; at.increment(fault)) {
      const std::string name = at->path().lexically_relative(lesson.folder).generic_string();
      if (at->is_regular_file() && !name.starts_with(".") && name != "lecon.md" && name != "controles.yaml") files[name] = base::read_file(at->path()).value_or("");
    }
    return files;
  }

  void compare_files() {
    const std::map<std::string, std::string> a = files_of(a_), b = files_of(b_);
    std::set<std::string> names;
    for (const auto& [name, bytes] : a) names.insert(name);
    for (const auto& [name, bytes] : b) names.insert(name);
    for (const std::string& name : names) {
      const auto before = a.find(name), after = b.find(name);
      const bool program = name.ends_with(".lua");
      if (before != a.end() && after != b.end() && before->second == after->second) continue;
      if (before == a.end() || after == b.end()) note(program ? Part::program : Part::file, name, {}, before == a.end() ? "" : name, after == b.end() ? "" : name);
      else if (program) compare_programs(name, before->second, after->second);
      else if (name.ends_with(".md") || name.ends_with(".yaml") || name.ends_with(".csv"))
        for (LineChange& change : line_changes(lines_of(before->second), lines_of(after->second))) note(Part::file, name, "texte", std::move(change.before), std::move(change.after));
      else note(Part::file, name, "taille", std::to_string(before->second.size()), std::to_string(after->second.size()) + (before->second.size() == after->second.size() ? " *" : ""));
    }
  }

  void compare_programs(const std::string& name, const std::string& before, const std::string& after) {
    const program::Tree old_tree = program::parse(before).tree, new_tree = program::parse(after).tree;
    const program::Projection a = program::project(old_tree, tables_.vocabulary, tables_.language);
    const program::Projection b = program::project(new_tree, tables_.vocabulary, tables_.language);
    const std::vector<program::BlockChange> changes = program::block_changes(a, b);
    for (const program::BlockChange& change : changes) {
      if (change.added()) note(Part::program, name, {}, {}, words_of(*change.after));
      else if (change.removed()) note(Part::program, name, {}, words_of(*change.before), {});
      else if (!change.changed()) note(Part::program, name, "place", words_of(*change.after), words_of(*change.after) + " ↕");
      else note(Part::program, name, {}, words_of(*change.before), words_of(*change.after));
    }
    // The same blocks, written otherwise: spaces, comments.
    if (changes.empty())
      for (LineChange& change : line_changes(lines_of(before), lines_of(after))) note(Part::program, name, "texte", std::move(change.before), std::move(change.after));
  }

  const Lesson& a_;
  const Lesson& b_;
  const CompareTables& tables_;
  std::vector<Difference> differences_;
};

}  // namespace

std::string_view word_of(Part part) {
  switch (part) {
    case Part::head: return "head";
    case Part::step: return "step";
    case Part::check: return "check";
    case Part::message: return "message";
    case Part::program: return "program";
    case Part::file: return "file";
  }
  return {};
}

Result<std::vector<Difference>> compare_lessons(const fs::path& before, const fs::path& after, const CompareTables& tables) {
  // A version under way may be faulty, and stands in a folder of another name.
  std::vector<Error> problems;
  const Lesson a = read_lesson(before, tables.schemas, "fr", problems);
  if (a.steps.empty() && !problems.empty()) return tl::unexpected(problems.front());
  problems.clear();
  const Lesson b = read_lesson(after, tables.schemas, "fr", problems);
  if (b.steps.empty() && !problems.empty()) return tl::unexpected(problems.front());
  return Comparer(a, b, tables).run();
}

}  // namespace lunabloc::lesson
