#include "lesson/lint.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "base/file.h"
#include "base/line_index.h"
#include "base/schema.h"
#include "lesson/body.h"
#include "lesson/credits.h"
#include "lesson/generated_case.h"
#include "lesson/known_words.h"
#include "lesson/lesson.h"
#include "lesson/levels.h"
#include "lesson/lint_places.h"
#include "lesson/lint_tables.h"
#include "lesson/oracle.h"
#include "lesson/own_functions.h"
#include "lesson/palette.h"
#include "lesson/svg_size.h"
#include "lesson/svg_strokes.h"
#include "lesson/words.h"
#include "program/tree.h"
#include "world/grid.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostMessageWords = 15;
constexpr std::size_t kMostHintWords = 20;
constexpr std::size_t kMostStepWords = 120;
constexpr std::size_t kMostSentenceWords = 20;
constexpr std::uintmax_t kLargestLesson = 2U << 20U;
constexpr std::size_t kMostFiles = 60;
constexpr std::size_t kFewestErrors = 3;

// Words that no message says to a learner (PEDAGOGY, rule 2 and 5).
constexpr std::array<std::string_view, 16> kUnkind = {
    "erreur", "erreurs", "faux",      "fausse",  "mauvais",   "mauvaise", "nul",       "rate",
    "echec",  "bravo",   "iteration", "booleen", "parametre", "argument", "exception", "nil"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool letters = false;
  const auto close = [&] {
    if (letters) words.push_back(plain_words(word));
    word.clear();
    letters = false;
  };
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t') {
      close();
      continue;
    }
    word += c;
    letters |= std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '{' || static_cast<unsigned char>(c) >= 0xC3;
  }
  close();
  // « and » alone, spaced out by narrow spaces, are punctuation.
  std::erase_if(words, [](const std::string& one) { return one == "«" || one == "»"; });
  return words;
}

// What a step says, without its programs, tables and pictures.
std::string prose(const std::string& markdown) {
  std::string text;
  bool fenced = false;
  for (std::string_view rest = markdown; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("```")) fenced = !fenced;
    if (fenced || line.starts_with("```") || line.starts_with("|") || line.starts_with("![")) continue;
    // An item of a list is a sentence of its own.
    text.append(line).append(line.starts_with("- ") || line.starts_with("1") ? ".\n" : "\n");
    if (line.empty()) text += ".\n";
  }
  return text;
}

struct PictureLink {
  std::string words, file;
};

// The pictures of a text: ![words](file). By hand: a lesson from elsewhere may be one endless line, on which the standard
// library's expressions run out of stack.
std::vector<PictureLink> pictures_in(std::string_view markdown) {
  std::vector<PictureLink> found;
  for (std::size_t at = markdown.find("!["); at != std::string_view::npos; at = markdown.find("![", at + 2)) {
    const std::size_t middle = markdown.find("](", at);
    const std::size_t end = middle == std::string_view::npos ? middle : markdown.find(')', middle);
    if (end == std::string_view::npos) break;
    const std::string_view words = markdown.substr(at + 2, middle - at - 2);
    if (words.find(']') == std::string_view::npos) found.push_back({std::string(words), std::string(markdown.substr(middle + 2, end - middle - 2))});
  }
  return found;
}

// The names between braces.
std::vector<std::string> places_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    found.emplace_back(text.substr(at + 1, end - at - 1));
  }
  return found;
}

class Linter {
 public:
  Linter(const fs::path& folder, const LintTables& tables)
      : folder_(folder), tables_(tables), places_(folder), check_schema_(base::load_data(tables.schemas / "lesson-checks.yaml")) {}

  std::vector<LintFinding> run() {
    std::vector<Error> problems;
    lesson_ = read_lesson(folder_, tables_.schemas, "fr", problems);
    if (base::is_there(folder_ / "lecon.en.md") || base::is_there(folder_ / "messages.en.yaml")) {
      std::vector<Error> translated;
      (void)read_lesson(folder_, tables_.schemas, "en", translated);
      translated.erase(translated.begin(),
                       translated.begin() + static_cast<std::ptrdiff_t>(std::min(problems.size(), translated.size())));
      problems.insert(problems.end(), translated.begin(), translated.end());
    }
    for (Error& problem : problems) findings_.push_back({LintFinding::Weight::refused, std::move(problem)});
    check_front();
    check_steps();
    check_maps();
    for (const Check& check : lesson_.checks) check_check(check);
    check_messages();
    check_known_words();
    check_files();
    for (Error& fault : table_faults(folder_)) findings_.push_back({LintFinding::Weight::refused, std::move(fault)});
    check_palette();
    check_errors();
    return std::move(findings_);
  }

 private:
  base::Place in(const char* file, std::uint32_t line = 1) const { return {(folder_ / file).string(), line, 1}; }
  void refuse(const char* message, base::Place place, Arguments arguments = {}) {
    findings_.push_back(
        {LintFinding::Weight::refused, {ErrorKind::failed, message, std::move(arguments), std::move(place), {}}});
  }
  void warn(const char* message, base::Place place, Arguments arguments) {
    findings_.push_back(
        {LintFinding::Weight::warning, {ErrorKind::failed, message, std::move(arguments), std::move(place), {}}});
  }

  void check_front() {
    check_known(lesson_.concepts, "concepts");
    check_known(lesson_.programmes, "programmes");
    check_licenses();
    if (!std::is_sorted(lesson_.levels.begin(), lesson_.levels.end(),
                        [&](const auto& a, const auto& b) { return level_of(a) < level_of(b); }))
      refuse("lesson.level_order", places_.head("niveau"));
    for (const std::string& id : lesson_.blocks) {
      const program::BlockEntry* entry = block(id, places_.head("blocs"));
      if (entry && !lesson_.levels.empty() && static_cast<std::size_t>(entry->level) > level_of(lesson_.levels.back()))
        refuse("lesson.block_level", places_.head("blocs"), {{"nom", id}, {"niveau", lesson_.levels.back()}});
    }
    check_prerequisites();
    check_circle();
    check_base();
  }

  // What is made of shared works is shared as they are.
  void check_licenses() {
    if (!is_open_license(lesson_.license)) return refuse("lesson.license", places_.head("licence"), {{"nom", lesson_.license}});
    const Result<Credits> credits = credits_of(folder_, tables_.schemas);
    if (!credits) return;
    for (const Credit& part : credits->parts) {
      const base::Place place = part.file.empty() ? places_.head("d_apres") : in(part.file.starts_with("images") ? "images/credits.yaml" : "donnees/donnees.yaml");
      if (!is_open_license(part.license)) refuse("lesson.license", place, {{"nom", part.license}});
      else if (part.license.starts_with("CC-BY-SA") && !lesson_.license.starts_with("CC-BY-SA"))
        refuse("lesson.license_shared", places_.head("licence"), {{"nom", part.what}, {"licence", part.license}});
    }
  }

  // A lesson rests on one that stands beside it, or that the course has.
  void check_prerequisites() {
    const Result<DataValue> curriculum = base::load_data(tables_.curriculum);
    const DataValue* course = curriculum ? curriculum->find("lecons") : nullptr;
    std::vector<std::string> known, there;
    if (course != nullptr)
      for (const auto& [id, ignored] : course->map()) known.push_back(id);
    for (const fs::path& lessons : {beside(), ours()})
      for (const fs::path& one : lesson_folders(lessons)) there.push_back(one.filename().string());
    known.insert(known.end(), there.begin(), there.end());
    for (const std::string& id : lesson_.prerequisites) {
      const base::Place place = places_.head_item("prerequis", id);
      if (std::find(known.begin(), known.end(), id) == known.end())
        refuse("lesson.unknown_prerequisite", place, {{"nom", id}, {"proche", base::nearest(id, known)}});
      else if (std::find(there.begin(), there.end(), id) == there.end())
        warn("lesson.absent_prerequisite", place, {{"nom", id}});
    }
  }

  fs::path beside() const { return folder_.parent_path().empty() ? fs::path(".") : folder_.parent_path(); }
  fs::path ours() const { return tables_.schemas.parent_path().parent_path() / "lessons"; }

  // A variant was written over one version of its base; what has changed there since is to be read again.
  void check_base() {
    if (lesson_.base_folder.empty()) return;
    const std::string now = head_of(lesson_.base_folder / "lecon.md").text_at("version"), then = places_.own_head().text_at("base_version");
    if (then.empty()) warn("lesson.base_version", places_.head("base"), {{"nom", lesson_.base}, {"version", now}});
    else if (then != now) warn("lesson.base_moved", places_.head("base_version"), {{"nom", lesson_.base}, {"avant", then}, {"apres", now}});
  }

  void check_known(const std::vector<std::string>& ids, const char* table) {
    Result<DataValue> curriculum = base::load_data(tables_.curriculum);
    const DataValue* entries = curriculum ? curriculum->find(table) : nullptr;
    if (!entries) return refuse("lesson.missing_file", in("lecon.md"), {{"nom", tables_.curriculum.string()}});
    std::vector<std::string> known;
    for (const auto& [id, ignored] : entries->map()) known.push_back(id);
    for (const std::string& id : ids)
      if (!entries->find(id))
        refuse("lesson.unknown_id", places_.head(table == std::string_view("programmes") ? "programme" : table), {{"nom", id}, {"proche", base::nearest(id, known)}});
  }

  const program::BlockEntry* block(const std::string& id, base::Place place) {
    const program::BlockEntry* entry = tables_.vocabulary.find(id);
    if (entry) return entry;
    std::vector<std::string> known;
    for (const program::BlockEntry& one : tables_.vocabulary.blocks()) known.push_back(one.id);
    refuse("lesson.unknown_block", std::move(place), {{"nom", id}, {"proche", base::nearest(id, known)}});
    return nullptr;
  }

  // Prerequisites of lessons that stand beside this one; those that do not are left to the pack.
  void check_circle() {
    std::set<std::string> reached;
    std::vector<std::string> next = lesson_.prerequisites;
    while (!next.empty()) {
      const std::string id = next.back();
      next.pop_back();
      if (id == lesson_.id) return refuse("lesson.circle", places_.head("prerequis"), {{"nom", id}});
      if (!reached.insert(id).second) continue;
      for (std::string& one : head_of(beside() / id / "lecon.md").texts_at("prerequis")) next.push_back(std::move(one));
    }
  }

  // Nothing else of that lesson is read.
  static DataValue head_of(const fs::path& file) {
    const Result<std::string> text = base::read_file(file);
    if (!text) return {};
    std::vector<Error> ignored;
    return base::parse_data(read_body(*text, file.string(), ignored).front_matter, file.string(), 2).value_or(DataValue{});
  }

  void check_steps() {
    const bool project = lesson_.id.starts_with("E");
    for (const std::string_view phase : phases()) {
      const bool needed = project ? phase == "predire" || phase == "creer" : phase != "debranche" && phase != "retenir";
      const bool present = std::any_of(lesson_.steps.begin(), lesson_.steps.end(),
                                       [&](const Step& step) { return step.phase == phase; });
      if (needed && !present) refuse("lesson.phase_missing", in("lecon.md"), {{"nom", std::string(phase)}});
    }
    check_text(lesson_.introduction, "", 1);
    for (const Step& step : lesson_.steps) {
      check_text(step.markdown, step.id, step.line);
      check_pictures(step.markdown, step.line);
      for (const Snippet& snippet : snippets(step.markdown))
        if (snippet.kind != "faux") check_lua(snippet.lua, in("lecon.md", step.line + snippet.line));
    }
    check_pictures(lesson_.introduction, 1);
  }

  void check_text(const std::string& markdown, const std::string& step, std::uint32_t line) {
    if (markdown.find("](http") != std::string::npos || markdown.find("](//") != std::string::npos)
      refuse("lesson.network_link", in("lecon.md", line), {{"nom", step}});
    const std::string text = prose(markdown);
    if (const std::size_t count = words_of(text).size(); count > kMostStepWords)
      warn("lesson.step_long", in("lecon.md", line), {{"nom", step}, {"mesure", std::to_string(count)}});
    std::string sentence;
    for (const char c : text + ".") {
      sentence += c;
      if (c != '.' && c != '!' && c != '?') continue;
      if (const std::size_t count = words_of(sentence).size(); count > kMostSentenceWords)
        warn("lesson.sentence_long", places_.words(sentence, line), {{"nom", step}, {"mesure", std::to_string(count)}});
      sentence.clear();
    }
  }

  void check_pictures(const std::string& markdown, std::uint32_t line) {
    for (const PictureLink& picture : pictures_in(markdown)) {
      if (words_of(picture.words).empty()) refuse("lesson.picture_words", places_.words("](" + picture.file, line), {{"nom", picture.file}});
      check_picture(picture.file, places_.words("](" + picture.file, line));
    }
  }

  void check_picture(const std::string& file, base::Place place) {
    const bool inside = file.find("..") == std::string::npos && !file.starts_with("/");
    if (!inside || !base::is_there(lesson_.file(file))) return refuse("lesson.missing_file", std::move(place), {{"nom", file}});
    Result<DataValue> credits = base::load_checked(lesson_.file("images/credits.yaml"), tables_.schemas / "credits.yaml");
    const std::string name = fs::path(file).filename().string();
    const bool credited = credits && std::any_of(credits->list().begin(), credits->list().end(),
                                                 [&](const DataValue& one) { return one.text_at("fichier") == name; });
    if (!credited) refuse("lesson.picture_credit", place, {{"nom", name}});
    if (name.ends_with(".svg")) check_drawn(name, lesson_.file(file), std::move(place));
  }

  // What the window cannot draw it replaces by the picture's words.
  void check_drawn(const std::string& name, const fs::path& file, base::Place place) {
    const Result<std::string> svg = base::read_file(file);
    if (!svg) return;
    const PictureSize size = picture_size(*svg);
    if (!size.unknown.empty()) warn("lesson.picture_undrawn", place, {{"nom", name}, {"mot", size.unknown}});
    if (size.points > kMostPicturePoints)
      warn("lesson.picture_points", std::move(place), {{"nom", name}, {"mesure", std::to_string(size.points)}, {"max", std::to_string(kMostPicturePoints)}});
  }

  void check_maps() {
    for (const auto& [name, map] : lesson_.maps)
      if (const Result<world::Grid> grid = world::make_grid(map); !grid)
        refuse(grid.error().message.c_str(), places_.map(name), grid.error().arguments);
  }

  void check_check(const Check& check) {
    const base::Place place = check.data.place;
    if (check.prediction && (check.type != "reponse" || !check.message.empty()))
      refuse("lesson.prediction_message", place, {{"nom", check.id}});
    if (!check.prediction && check.message.empty()) refuse("lesson.no_message", place, {{"nom", check.id}});
    for (const std::string& map : check.data.texts_at("cartes"))
      if (!lesson_.maps.contains(map)) refuse("lesson.unknown_map", place, {{"nom", map}});
    for (const char* key : {"obligatoires", "dans"})
      if (const DataValue* blocks = check.data.find(key))
        for (const auto& [id, value] : blocks->map()) {
          (void)block(id, value.place);
          for (const std::string& inner : value.texts())
            if (value.is_list()) (void)block(inner, value.place);
        }
    for (const std::string& id : check.data.texts_at("interdits")) (void)block(id, place);
    check_reference(check);
    check_cases(check);
    check_result_first(check);
    check_hints(check);
    check_causes(check);
  }

  void check_reference(const Check& check) {
    const std::string reference = check.data.text_at("reference");
    if (reference.empty() || reference == "solution") return;
    check_picture("images/" + reference, check.data.place);
    Result<std::string> svg = base::read_file(lesson_.file("images/" + reference));
    Result<std::vector<world::Stroke>> strokes = svg ? svg_strokes(*svg) : tl::unexpected(svg.error());
    if (strokes && strokes->empty()) refuse("lesson.bad_picture", check.data.place, {{"nom", reference}});
    if (!strokes && svg) refuse("lesson.bad_picture", check.data.place, {{"nom", reference}});
  }

  // Classes and components that the generator has, and an oracle that there is.
  void check_cases(const Check& check) {
    const DataValue* const generator = check.data.find("generateur");
    if (generator == nullptr || is_own_function(generator->text_at("nom"))) return;
    const std::string name = generator->text_at("nom");
    const auto among = [&](const std::string& id, const std::vector<std::string_view>& known) {
      const std::vector<std::string> words(known.begin(), known.end());
      if (std::find(words.begin(), words.end(), id) == words.end())
        refuse("lesson.unknown_id", check.data.place, {{"nom", id}, {"proche", base::nearest(id, words)}});
    };
    if (classes_of(name).empty()) return among(name, {"entiers", "liste", "liste_cible", "texte", "graphe"});
    for (const std::string& id : check.data.texts_at("classes")) among(id, classes_of(name));
    if (check.data.find("classe")) among(check.data.text_at("classe"), classes_of(name));
    if (const DataValue* const cases = check.data.find("cas"))
      for (const DataValue& one : cases->list())
        if (one.find("classe")) among(one.text_at("classe"), classes_of(name));
    if (const DataValue* const given = check.data.find("donne"))
      for (const auto& [given_name, component] : given->map()) among(component.text(), components_of(name));
    if (check.data.find("oracle") && !is_own_function(check.data.text_at("oracle"))) among(check.data.text_at("oracle"), oracle_names());
  }

  // A program that does nothing costs nothing: what it should do is checked before what it costs.
  void check_result_first(const Check& check) {
    if (check.type != "cout" && check.type != "croissance") return;
    if (const DataValue* const cases = check.data.find("cas"))
      if (std::any_of(cases->list().begin(), cases->list().end(), [](const DataValue& one) { return one.find("min") != nullptr; })) return;
    for (const Check& other : lesson_.checks) {
      if (&other == &check) break;
      const bool of_result = other.type != "reponse" && other.type != "blocs" && other.type != "cout" && other.type != "croissance";
      if (other.step == check.step && of_result) return;
    }
    refuse("lesson.result_first", check.data.place, {{"nom", check.id}});
  }

  void check_hints(const Check& check) {
    const bool makes = check.step.starts_with("modifier") || check.step.starts_with("creer");
    const Check* first = nullptr;
    for (const Check& one : lesson_.checks)
      if (!first && one.step == check.step && !one.prediction) first = &one;
    const bool due = makes && first == &check;
    if ((due && check.hints.empty()) || (!check.hints.empty() && check.hints.size() != 3))
      refuse("lesson.hints_three", check.data.place, {{"nom", check.id}});
    else if (check.hints.empty() && !check.prediction && check.type != "production")
      warn("lesson.hints_none", check.data.place, {{"nom", check.id}});
    for (const std::string& hint : check.hints)
      if (words_of(hint).size() > kMostHintWords) refuse("lesson.hint_long", check.data.place, {{"nom", check.id}});
  }

  void check_causes(const Check& check) {
    const DataValue* types = check_schema_ ? check_schema_->find("types") : nullptr;
    const DataValue* type = types ? types->find(check.type) : nullptr;
    if (!type) return;
    std::vector<std::string> known = type->texts_at("causes");
    if (const DataValue* cases = check.data.find("cas"))
      for (const DataValue& one : cases->list()) known.push_back(one.text_at("nom"));
    // What an oracle names is the oracle's; of our own, "trie" has causes.
    if (check.type == "propriete") {
      known = check.data.texts_at("classes");
      known.insert(known.end(), {"perdu", "dernier", "plusieurs"});
      if (is_own_function(check.data.text_at("oracle"))) return check_places(check, *type);
    }
    for (const auto& [cause, message] : check.messages)
      if (std::find(known.begin(), known.end(), cause) == known.end())
        refuse("lesson.unknown_cause", check.data.place, {{"nom", cause}, {"proche", base::nearest(cause, known)}});
    check_places(check, *type);
  }

  // A place that nothing fills would be read as it is written. What the default message fills depends on the cause that
  // has no words of its own: any of them may.
  void check_places(const Check& check, const DataValue& type) {
    const DataValue* fills = type.find("fills");
    if (!fills) return;
    std::vector<std::string> all;
    for (const auto& [cause, places] : fills->map())
      for (const std::string& place : places.texts()) all.push_back(place);
    const DataValue* every = fills->find("*");
    for (const auto& [cause, message] : check.messages) {
      const DataValue* own = fills->find(cause);
      check_places(check, message, own ? own->texts() : every ? every->texts() : std::vector<std::string>());
    }
    check_places(check, check.message, all);
    if (const DataValue* confusions = check.data.find("confusions"))
      for (const DataValue& one : confusions->list()) check_places(check, one.text_at("message"), all);
  }

  void check_places(const Check& check, const std::string& message, const std::vector<std::string>& filled) {
    const auto own = lesson_.messages.find(message);
    if (own == lesson_.messages.end()) return;
    for (const std::string& text : {own->second.seen, own->second.try_this})
      for (const std::string& place : places_in(text))
        if (std::find(filled.begin(), filled.end(), place) == filled.end())
          refuse("lesson.place_unfilled", check.data.place, {{"nom", message}, {"mot", "{" + place + "}"}});
  }

  std::set<std::string> messages_used() const {
    std::set<std::string> used;
    for (const Check& check : lesson_.checks) {
      if (!check.message.empty()) used.insert(check.message);
      for (const auto& [cause, message] : check.messages) used.insert(message);
      if (const DataValue* confusions = check.data.find("confusions"))
        for (const DataValue& one : confusions->list()) used.insert(one.text_at("message"));
    }
    return used;
  }

  // The first check that names the message.
  base::Place place_of_use(const std::string& id) const {
    for (const Check& check : lesson_.checks) {
      if (check.message == id)
        if (const DataValue* named = check.data.find("message")) return named->place;
      for (const char* key : {"messages", "confusions"})
        if (const DataValue* all = check.data.find(key)) {
          for (const auto& [cause, message] : all->map())
            if (message.text() == id) return message.place;
          for (const DataValue& one : all->list())
            if (one.text_at("message") == id) return one.place;
        }
    }
    return in("controles.yaml");
  }

  void check_messages() {
    const std::set<std::string> used = messages_used();
    for (const std::string& id : used)
      if (!lesson_.messages.contains(id) && !tables_.messages.has(id)) refuse("lesson.message_unwritten", place_of_use(id), {{"nom", id}});
    for (const auto& [id, advice] : lesson_.messages) {
      if (!used.contains(id) && !tables_.messages.has(id))
        refuse("lesson.message_unused", places_.message(id), {{"nom", id}});
      check_words(id, "vu", advice.seen);
      check_words(id, "essaie", advice.try_this);
    }
  }

  // Beyond its length, a message says nothing that the lesson has not said.
  void check_known_words() {
    const Result<std::vector<UnknownWord>> unknown = unknown_words(lesson_, tables_.vocabulary, tables_.schemas.parent_path());
    if (!unknown) return findings_.push_back({LintFinding::Weight::refused, unknown.error()});
    for (const UnknownWord& one : *unknown) findings_.push_back({LintFinding::Weight::warning, error_of(one, lesson_, places_.message(one.message, one.line))});
  }

  void check_words(const std::string& id, std::string_view line, const std::string& text) {
    const base::Place place = places_.message(id, line);
    const std::vector<std::string> words = words_of(text);
    if (words.size() > kMostMessageWords)
      refuse("lesson.message_long", place, {{"nom", id}, {"mesure", std::to_string(words.size())}});
    for (const std::string& word : words)
      if (std::find(kUnkind.begin(), kUnkind.end(), word) != kUnkind.end())
        refuse("lesson.message_word", place, {{"nom", id}, {"mot", word}});
    if (text.find('!') != std::string::npos)
      refuse("lesson.message_word", place, {{"nom", id}, {"mot", "!"}});
  }

  void check_files() {
    std::size_t count = 0;
    std::uintmax_t bytes = 0;
    static const std::regex name_pattern(R"([A-Za-z0-9._-]{1,60})");
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(folder_, ignored)) {
      if (!std::regex_match(entry.path().filename().string(), name_pattern))
        refuse("lesson.file_name", {entry.path().string(), 0, 0}, {{"nom", entry.path().filename().string()}});
      if (!entry.is_regular_file()) continue;
      ++count;
      bytes += entry.file_size();
      if (entry.path().extension() == ".lua")
        if (Result<std::string> lua = base::read_file(entry.path())) check_lua(*lua, {entry.path().string(), 1, 1});
    }
    if (count > kMostFiles || bytes > kLargestLesson) refuse("lesson.too_large", in("lecon.md"));
    const bool programs = std::any_of(lesson_.checks.begin(), lesson_.checks.end(),
                                      [](const Check& check) { return check.type != "reponse"; });
    for (const char* file : {"depart.lua", "solution.lua"})
      if (programs && !base::is_there(lesson_.file(file))) refuse("lesson.missing_file", in("lecon.md"), {{"nom", file}});
  }

  // Lint checks what Lua itself would refuse; whether it does the right thing is for `lesson test`.
  void check_lua(const std::string& lua, base::Place place) {
    const program::Parsed parsed = program::parse(lua);
    if (parsed.diagnostics.empty()) return;
    const program::Diagnostic& first = parsed.diagnostics.front();
    const base::LineColumn at = base::LineIndex(lua).at(lua, first.range.start);
    place.line += at.line - 1;
    place.column = at.column;
    findings_.push_back(
        {LintFinding::Weight::refused, {ErrorKind::failed, first.message, first.arguments, std::move(place), {}}});
  }

  // A pupil must find every block of the solution.
  void check_palette() {
    for (const std::string& name : base::entries_of(folder_)) {
      if (!name.starts_with("solution") || !name.ends_with(".lua")) continue;
      const Result<std::string> lua = base::read_file(folder_ / name);
      if (!lua || !program::parse(*lua).diagnostics.empty()) continue;
      const base::LineIndex lines(*lua);
      for (const OutsideBlock& block : outside_palette_of_file(lesson_, tables_.vocabulary, name, *lua)) {
        const base::LineColumn at = lines.at(*lua, block.offset);
        refuse("lesson.proof_palette", {(folder_ / name).string(), at.line, at.column}, {{"nom", block.id}});
      }
    }
  }

  void check_errors() {
    static const std::regex pattern(R"((M-[a-z0-9-]+?)--[a-z0-9-]+\.(lua|yaml))");
    const std::vector<std::string> names = base::entries_of(lesson_.file("erreurs"));
    if (names.size() < kFewestErrors)
      refuse("lesson.few_errors", in("erreurs", 0), {{"mesure", std::to_string(names.size())}});
    for (const std::string& name : names) {
      const base::Place place{(lesson_.file("erreurs") / name).string(), 1, 1};
      std::smatch parts;
      if (!std::regex_match(name, parts, pattern) ||
          (!lesson_.messages.contains(parts[1]) && !tables_.messages.has(parts[1].str()))) {
        refuse("lesson.error_name", place, {{"nom", name}});
        continue;
      }
      Result<std::string> text = base::read_file(lesson_.file("erreurs") / name);
      for (const char* key : {"ecart", "idee"})
        if (text && text->find(fmt::format("{}:", key)) == std::string::npos)
          refuse("lesson.error_header", place, {{"nom", key}});
    }
  }

  const fs::path& folder_;
  const LintTables& tables_;
  LintPlaces places_;
  const Result<DataValue> check_schema_;
  Lesson lesson_;
  std::vector<LintFinding> findings_;
};

}  // namespace

std::vector<LintFinding> lint(const fs::path& folder, const LintTables& tables) {
  return Linter(folder, tables).run();
}

}  // namespace lunabloc::lesson
