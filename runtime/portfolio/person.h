// Who works here: a pseudonym and an avatar, chosen, never a name (PRIVACY-ACCESS.md, rule 2). A plain file that travels with
// the work; the table pseudonym → pupil is kept by the teacher, outside.
//
//   <home>/person.json     {"pseudonym":"loutre verte","animal":"loutre","color":"vert"}
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "portfolio/name_words.h"

namespace lunabloc::portfolio {

struct Person {
  std::string pseudonym;  // empty: none was chosen
  std::string animal, color;  // ids of the table
  bool operator==(const Person&) const = default;
};

// A missing or damaged file is nobody yet.
Person load_person(const std::filesystem::path& home);
// Errors: "class.pseudonym" {nom} (class_folder.h), those of base/file.h.
Result<void> save_person(const std::filesystem::path& home, const Person& person);

// Of the words of pseudonyms, those that an avatar can have.
struct Avatars {
  using Animal = portfolio::Animal;
  using Color = portfolio::Color;
  std::vector<Animal> animals;
  std::vector<Color> colors;

  // Errors: those of load_checked.
  static Result<Avatars> load(const std::filesystem::path& assets);
  const Animal* animal(const std::string& id) const;  // nullptr: there is none
  const Color* color(const std::string& id) const;
  // The `number`-th of all animals in all colours, neighbours in nothing alike; after the last the first comes again.
  Person proposal(std::size_t number, const std::string& language) const;
};

}  // namespace lunabloc::portfolio
