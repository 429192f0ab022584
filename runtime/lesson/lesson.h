// A lesson as values: curriculum/FORMAT.md read from its folder.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/data_file.h"
#include "base/messages.h"
#include "base/result.h"
#include "trace/run_request.h"

namespace lunabloc::lesson {

struct Step {
  std::string id;          // "creer", "creer-2", "creer-objet"
  std::string phase;       // debranche predire lancer enqueter modifier creer retenir
  std::string title;       // after the colon
  std::string markdown;    // the body, adult parts and control comments taken out
  std::string adult;       // what only the adult sees
  std::vector<std::string> questions;  // ids of the `reponse` checks shown here, in order
  std::string starter;     // Lua text that the step opens with; empty: the program of the step before
  bool has_starter = false;
};

struct Check {
  std::string id;
  std::string step;
  std::string type;        // etat dessin sortie reponse blocs trace …
  DataValue data;          // the whole entry, schema-checked
  std::string message;
  std::map<std::string, std::string> messages;  // cause → message
  std::vector<std::string> hints;
  bool blocking = true;
  bool prediction = false;
};

struct Example {
  std::string name;
  std::vector<trace::Given> given;
};

struct Lesson {
  std::filesystem::path folder;
  std::string id, title, world, status, license;
  std::vector<std::string> levels, blocks, concepts, programmes, prerequisites;
  int minutes = 0;
  std::string introduction;
  std::vector<Step> steps;
  std::vector<Check> checks;
  std::map<std::string, trace::WorldRequest> maps;   // cartes
  std::vector<Example> examples;
  std::map<std::string, Advice> messages;            // local "M-…"
  std::string kit = "standard";

  const Step* step(const std::string& step_id) const;
  const Check* check(const std::string& check_id) const;
  // The world in which the pupil runs a step: its first check's map, or the lesson's world alone.
  trace::WorldRequest world_of(const std::string& step_id) const;
};

// Errors name file, line and column; ids "lesson.…", "schema.…", "data.…".
Result<Lesson> load_lesson(const std::filesystem::path& folder, const std::filesystem::path& schema_folder);
// Folders of `lessons` that hold a lecon.md, sorted by id.
std::vector<std::filesystem::path> lesson_folders(const std::filesystem::path& lessons);

}  // namespace lunabloc::lesson
