// A lesson as values: curriculum/FORMAT.md read from its folder.
//
// A lesson is written in French; `lecon.en.md` holds the same steps in English and `messages.en.yaml` the words of its
// checks (docs: assets/schemas/lesson-words.yaml). What is left out there stays in French.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_file.h"
#include "base/messages.h"
#include "base/result.h"
#include "trace/run_request.h"

namespace lunabloc::lesson {

struct Step {
  std::string id;                      // "creer", "creer-2", "creer-objet"
  std::string phase;                   // debranche predire lancer enqueter modifier creer retenir
  std::string title;                   // after the colon
  std::string markdown;                // the body, adult parts and control comments taken out
  std::string adult;                   // what only the adult sees
  std::vector<std::string> questions;  // ids of the `reponse` checks shown here, in order
  std::map<std::string, std::size_t> question_places;  // byte of `markdown` before which one stands; else at the end
  std::string starter;                 // Lua text that the step opens with; empty: the program of the step before
  bool has_starter = false;
  std::uint32_t line = 0;  // of its heading
};

struct Check {
  std::string id;
  std::string step;
  std::string type;  // etat dessin sortie reponse blocs trace …
  DataValue data;    // the whole entry, schema-checked
  std::string message;
  std::map<std::string, std::string> messages;  // cause → message
  std::vector<std::string> hints;
  bool blocking = true;
  bool prediction = false;
  // In a translation: a choice in the lesson's own words → as it is said here.
  std::map<std::string, std::string> said_choices;

  std::string said(const std::string& text) const {
    const auto choice = said_choices.find(text);
    return choice == said_choices.end() ? text : choice->second;
  }
};

struct Example {
  std::string name;
  std::vector<trace::Given> given;
};

struct Lesson {
  std::filesystem::path folder;
  std::string id, title, world, status, license, language;
  std::vector<std::string> levels, blocks, concepts, programmes, prerequisites;
  // Of a variant: the lesson that it changes, where that stands, and whether it guides plus, moins, autre.
  std::string base, guidance;
  std::filesystem::path base_folder;
  int minutes = 0;
  std::string introduction;
  std::vector<Step> steps;
  std::vector<Check> checks;
  std::map<std::string, trace::WorldRequest> maps;  // cartes
  std::vector<Example> examples;
  std::map<std::string, Advice> messages;  // local "M-…"
  std::vector<trace::GivenTable> tables;   // donnees/*.csv
  std::string kit = "standard";
  std::map<std::string, std::string, std::less<>> part_labels;  // of the kit: "led:red" → « DEL rouge » (kit/part_words.h)
  trace::WorldRequest bare_world;  // the lesson's world without a map; the kit's parts

  // A file of the lesson; what a variant has not is its base's.
  std::filesystem::path file(const std::string& name) const;
  const Step* step(const std::string& step_id) const;
  const Check* check(const std::string& check_id) const;
  // The world in which the pupil runs a step: its first check's map, or the lesson's world alone.
  trace::WorldRequest world_of(const std::string& step_id) const;
  // Names that are set before the program starts, by an example or by a check.
  std::set<std::string> given_names() const;
  // The Lua text with which the pupil comes to a step when nothing was changed before.
  std::string starter_of(const std::string& step_id) const;
  // solution-<step>.lua, else solution.lua. Error "file.missing".
  Result<std::string> solution_of(const std::string& step_id) const;
};

// The phase that a step's heading opens with ("Prédis", "Predict"), or "" when it is none.
std::string phase_of(std::string_view word);
// The phases in the order in which they may come.
std::span<const std::string_view> phases();

// `language` is "fr" or "en"; a lesson that was not translated is given in French. The kit's parts are read beside the
// schemas (../kits). Errors name file, line and column; ids "lesson.…", "schema.…", "data.…".
Result<Lesson> load_lesson(const std::filesystem::path& folder, const std::filesystem::path& schema_folder,
                           const std::string& language = "fr");
// Every problem of the reading, and what could be read.
Lesson read_lesson(const std::filesystem::path& folder, const std::filesystem::path& schema_folder,
                   const std::string& language, std::vector<Error>& problems);
// Folders of `lessons` that hold a lecon.md, sorted by id.
std::vector<std::filesystem::path> lesson_folders(const std::filesystem::path& lessons);

}  // namespace lunabloc::lesson
