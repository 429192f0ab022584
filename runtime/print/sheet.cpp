#include "print/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/advice_words.h"
#include "base/data_file.h"
#include "base/file.h"
#include "lesson/body.h"
#include "lesson/credits.h"
#include "lesson/proof.h"
#include "print/drawings.h"
#include "print/markdown.h"
#include "print/typography.h"
#include "program/block_diff.h"
#include "program/projection.h"
#include "program/tree.h"
#include "world/grid.h"

namespace lunabloc::print {
namespace {

namespace fs = std::filesystem;
using lesson::Check;
using lesson::Step;

Color color_of(const std::string& digits) {
  if (digits.size() < 7) return kSoft;
  const auto part = [&](std::size_t at) { return static_cast<double>(std::strtol(digits.substr(at, 2).c_str(), nullptr, 16)) / 255; };
  return {part(1), part(3), part(5)};
}

enum class Inside { row, reporter };

// A row as it is read: « si cards [ i ] = wanted alors »; what stands inside a reporter is in parentheses, unless it is one word.
std::string row_words(const program::Block& block, Inside inside = Inside::row) {
  if (block.type == "lua.comment") return words_of(block);
  std::string words;
  bool label = false, slot = false;
  for (const program::Part& part : block.parts) {
    std::string more;
    if (part.kind == program::PartKind::row_break) break;
    if (part.kind == program::PartKind::label) more = part.text, label = true;
    if (part.kind == program::PartKind::slot) {
      slot = true;
      if (!part.blocks.empty()) more = row_words(part.blocks.front(), block.shape == program::Shape::reporter || block.shape == program::Shape::boolean ? Inside::reporter : Inside::row);
      else if (part.missing) more = "……";
      else more = part.literal == program::Literal::text ? '"' + part.text + '"' : part.text;
    }
    if (!more.empty()) words += (words.empty() ? "" : " ") + more;
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  return inside == Inside::reporter && label && slot ? "(" + words + ")" : words;
}

// A message as it is on paper, where nobody has run anything: « Le programme affiche …. »
std::string without_places(std::string text) {
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string::npos) break;
    text.replace(at, end + 1 - at, "…");
  }
  return text;
}

std::string joined(const std::vector<std::string>& items) { return fmt::format("{}", fmt::join(items, ", ")); }

class Sheet {
 public:
  explicit Sheet(const SheetRequest& request)
      : request_(request), lesson_(request.lesson), messages_(request.messages),
        paper_(request.easier_to_read ? PaperLook{"OpenDyslexic", "JetBrains Mono", 1.2, 1.65, 0.4} : PaperLook{}) {
    if (const Result<DataValue> theme = base::load_data(request.assets / "themes/papier.yaml"))
      if (const DataValue* categories = theme->find("categories"))
        for (const auto& [id, colors] : categories->map()) bands_[id] = color_of(colors.text_at("fill"));
  }

  Result<std::string> make() {
    const Result<lesson::Credits> credits = lesson::credits_of(lesson_.folder, request_.assets / "schemas");
    if (!credits) return tl::unexpected(credits.error());
    put_head();
    if (for_teacher()) put_teacher_page();
    put(lesson_.introduction);
    for (const Step& step : lesson_.steps) put_step(step);
    if (for_teacher()) put_mistakes();
    paper_.heading("", words("print.credits"));
    put(lesson::credits_text(*credits, messages_));
    const std::string footer = typeset(words("print.footer", {{"id", lesson_.id}, {"titre", lesson_.title}, {"licence", lesson_.license}}), language());
    return paper_.pdf({lesson_.id + " " + lesson_.title, joined(credits->authors), footer, language()});
  }

 private:
  bool for_teacher() const { return request_.reader == Reader::teacher; }
  const std::string& language() const { return messages_.language(); }
  std::string words(std::string_view id, const Arguments& arguments = {}) const { return messages_.text(id, arguments); }
  std::string set(std::string_view text) const { return typeset(text, language()); }

  void put(std::string_view markdown) {
    put_markdown(paper_, markdown, {[this](const std::string& name) { return lesson_.file(name); }, language(), [this](std::string_view lua) { put_program(std::string(lua)); }});
  }

  void put_head() {
    paper_.text({Span{set(lesson_.title), true}}, {.size = 22, .ink = kAccent, .above = 0, .tag = "H1", .keep_with_next = true});
    paper_.text(set(words(for_teacher() ? "print.head_teacher" : "print.head_pupil",
                          {{"id", lesson_.id}, {"niveau", joined(lesson_.levels)}, {"n", std::to_string(lesson_.minutes)}})),
                {.size = 10.5, .ink = kSoft, .above = 0});
    if (!for_teacher()) paper_.text(set(words("print.name")), {.above = 10});
    paper_.space(4);
  }

  // What it is about, where it stands in the programme, and the author's own page.
  void put_teacher_page() {
    if (const Result<DataValue> curriculum = base::load_data(request_.assets / "curriculum.yaml")) {
      put_list("print.concepts", lesson_.concepts, curriculum->find("concepts"));
      put_list("print.programme", lesson_.programmes, curriculum->find("programmes"));
    }
    paper_.text({Span{words("print.status") + " ", true}, Span{set(words(fmt::format("print.status_{}", lesson_.status)))}});
    if (!lesson_.prerequisites.empty()) paper_.text({Span{words("print.before") + " ", true}, Span{joined(lesson_.prerequisites)}});
    if (const Result<std::string> page = base::read_file(lesson_.file("enseignant.md"))) {
      std::string_view text = *page;
      if (text.starts_with("# ")) text.remove_prefix(std::min(text.find('\n'), text.size()));
      put(text);
    }
  }

  void put_list(const char* title, const std::vector<std::string>& ids, const DataValue* names) {
    if (ids.empty()) return;
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ; ") + (names != nullptr ? names->text_at(id, id) : id);
    paper_.text({Span{words(title) + " ", true}, Span{set(text)}});
  }

  void put_step(const Step& step) {
    paper_.heading(words(fmt::format("lesson.phase_{}", step.phase)), set(step.title));
    put_map(step);
    put_starter(step);
    // Questions stand where the text says.
    std::vector<std::pair<std::size_t, const Check*>> questions;
    for (const std::string& id : step.questions)
      if (const Check* check = lesson_.check(id)) {
        const auto place = step.question_places.find(id);
        questions.push_back({place == step.question_places.end() ? step.markdown.size() : place->second, check});
      }
    std::stable_sort(questions.begin(), questions.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t from = 0;
    for (const auto& [place, check] : questions) {
      put(std::string_view(step.markdown).substr(from, place - from));
      put_question(*check);
      from = place;
    }
    put(std::string_view(step.markdown).substr(from));
    if (for_teacher()) return put_for_adults(step);
    if (step.phase == "modifier") paper_.lines(3, set(words("print.changed")));
    if (step.phase == "creer") paper_.lines(8, set(words("print.mine")));
  }

  // The map on which the step plays, when it is another than the last one drawn.
  void put_map(const Step& step) {
    if (lesson_.world != "grille" || step.phase == "debranche" || step.phase == "retenir") return;
    const trace::WorldRequest map = lesson_.world_of(step.id);
    if (map.map == drawn_.map && map.direction == drawn_.direction) return;
    drawn_ = map;
    std::set<char> signs;
    for (const std::string& row : map.map)
      for (const char sign : row) {
        signs.insert(world::without_start(sign));
        if (world::is_start(sign)) signs.insert('D');
      }
    std::string legend;
    for (const auto& [sign, id] : {std::pair{'D', "print.map_start"}, {'A', "print.map_goal"}, {'*', "print.map_item"}, {'x', "print.map_mark"}, {'o', "print.map_paint"}, {'#', "print.map_wall"}})
      if (signs.contains(sign)) legend += (legend.empty() ? "" : ", ") + words(id);
    draw_map(paper_, map, set(words("print.map", {{"detail", legend}})));
  }

  // The program with which a step begins, once: with the first step that is done at the screen.
  void put_starter(const Step& step) {
    if (step.phase == "debranche" || step.phase == "retenir") return;
    const std::string starter = lesson_.starter_of(step.id);
    if (starter == shown_starter_) return;
    shown_starter_ = starter;
    put_program(starter);
  }

  void put_program(const std::string& lua) {
    const program::Tree tree = program::parse(lua).tree;
    const program::Projection projection = program::project(tree, request_.vocabulary, language());
    first_row_ = true;
    put_blocks(projection.blocks, 0);
    if (!first_row_) paper_.space(4);
  }

  void put_blocks(const std::vector<program::Block>& blocks, double indent) {
    for (const program::Block& block : blocks) put_block(block, indent);
  }

  // A row, then what it holds, one step further in; a second row of it (« sinon ») as it comes.
  void put_block(const program::Block& block, double indent) {
    const auto band = bands_.find(std::string(block.category));
    const Color color = band == bands_.end() ? kSoft : band->second;
    const auto row = [&](const std::string& text) {
      paper_.block(set(text), indent, color, first_row_);
      first_row_ = false;
    };
    // What stands beside a block is said above it, as in the program.
    for (const std::string& comment : block.type == "lua.comment" ? std::vector<std::string>() : block.comments) row("-- " + comment);
    row(row_words(block));
    bool later_row = false;
    std::string label;
    for (const program::Part& part : block.parts) {
      if (part.kind == program::PartKind::row_break) later_row = true, label.clear();
      if (part.kind == program::PartKind::label && later_row) label += (label.empty() ? "" : " ") + part.text;
      if (part.kind == program::PartKind::slot && later_row) label += " " + (part.blocks.empty() ? part.text : row_words(part.blocks.front()));
      if (part.kind != program::PartKind::body) continue;
      if (later_row && !label.empty()) row(label);
      put_blocks(part.blocks, indent + 18);
      later_row = false;
    }
  }

  void put_question(const Check& check) {
    paper_.text({Span{set(check.data.text_at("question")), true}}, {.above = 9, .keep_with_next = true});
    const std::string form = check.data.text_at("forme");
    const DataValue* choices = check.data.find("choix");
    if (form == "choix" && choices != nullptr) {
      for (const std::string& choice : choices->texts()) paper_.tick(set(choice));
      paper_.space(3);
    } else if ((form == "ordre" || form == "classement") && choices != nullptr) {
      for (const std::string& choice : choices->texts()) paper_.text("….. " + set(choice), {.above = 3, .indent = 14});
      if (form == "classement") paper_.text(set(joined(check.data.texts_at("groupes"))), {.size = 10.5, .ink = kSoft, .indent = 14});
    } else if (form == "deroule") {
      std::vector<std::vector<std::string>> rows = {check.data.texts_at("variables")};
      for (std::int64_t pass = 0; pass < std::min<std::int64_t>(check.data.integer_at("passages", 3), 12); ++pass) rows.push_back(std::vector<std::string>(rows.front().size(), " "));
      paper_.table(rows);
    } else if (!for_teacher()) {
      paper_.lines(1, {});
    }
    if (for_teacher()) put_answer(check);
  }

  void put_answer(const Check& check) {
    const std::map<std::string, std::string> answers = lesson::right_answers(lesson_);
    if (const auto answer = answers.find(check.id); answer != answers.end()) {
      std::string text = answer->second;
      std::replace(text.begin(), text.end(), '\n', ';');
      paper_.text({Span{words(check.prediction ? "print.prediction" : "print.answer") + " ", true}, Span{set(text)}}, {.size = 10.5, .ink = kAccent, .above = 2, .indent = 14});
    }
  }

  void put_for_adults(const Step& step) {
    put(step.adult);
    const bool judged = std::any_of(lesson_.checks.begin(), lesson_.checks.end(), [&](const Check& check) { return check.step == step.id && check.type != "reponse"; });
    if (judged)
      if (const Result<std::string> solution = lesson_.solution_of(step.id)) {
        paper_.text({Span{set(words("print.solution")), true}}, {.size = 10.5, .ink = kAccent, .above = 8, .keep_with_next = true});
        put_program(*solution);
      }
    for (const Check& check : lesson_.checks) {
      if (check.step != step.id || check.hints.empty()) continue;
      paper_.text({Span{set(words("print.hints", {{"nom", check.id}})), true}}, {.size = 10.5, .ink = kAccent, .above = 6, .keep_with_next = true});
      int degree = 0;
      for (const std::string& hint : check.hints) paper_.text(set(hint), {.size = 10.5, .above = 1, .indent = 20, .mark = fmt::format("{}.", ++degree), .tag = "LI"});
    }
  }

  // Each likely wrong program, the idea behind it, and what the pupil is told.
  void put_mistakes() {
    std::vector<Error> ignored;
    paper_.heading("", set(words("print.mistakes")));
    for (const lesson::NamedError& error : lesson::named_errors(lesson_, ignored)) {
      const std::string text = base::read_file(lesson_.file("erreurs") / error.file).value_or("");
      const auto said = lesson_.messages.find(error.message);
      const Advice advice = said != lesson_.messages.end() ? said->second : messages_.advice(error.message);
      paper_.text({Span{set(note_in(text, "ecart")), true}, Span{set(" — " + note_in(text, "idee"))}}, {.size = 10.5, .above = 7, .indent = 20, .mark = "•", .tag = "LI", .keep_with_next = true});
      paper_.text(set(without_places(base::in_one_line(advice))), {.size = 10, .ink = kSoft, .above = 0, .indent = 20});
    }
  }

  // `-- ecart: …` of a program, `ecart: …` of an answer.
  static std::string note_in(const std::string& text, const std::string& key) {
    const std::size_t at = text.find(key + ":");
    if (at == std::string::npos) return {};
    std::string note = text.substr(at + key.size() + 1, text.find('\n', at) - at - key.size() - 1);
    note.erase(0, note.find_first_not_of(" \""));
    while (!note.empty() && (note.back() == '"' || note.back() == ' ')) note.pop_back();
    return note;
  }

  const SheetRequest& request_;
  const lesson::Lesson& lesson_;
  const base::Messages& messages_;
  Paper paper_;
  std::map<std::string, Color> bands_;
  trace::WorldRequest drawn_;
  std::string shown_starter_;
  bool first_row_ = true;
};

}  // namespace

Result<std::string> make_sheet(const SheetRequest& request) { return Sheet(request).make(); }

}  // namespace lunabloc::print
